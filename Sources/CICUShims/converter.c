#include "CICUShims.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

enum { pivot_capacity = 4096 };

struct cicu_converter {
  UConverter *from, *to;
  UChar *pivot_source, *pivot_target;
  UBool has_started;
  UChar pivot[pivot_capacity];
};

/* ICU's own substitution gives U+001A for some single bytes. */
static void replace_invalid(const void *context, UConverterToUnicodeArgs *args, const char *bytes, int32_t length,
                            UConverterCallbackReason reason, UErrorCode *code) {
  (void)context, (void)bytes, (void)length;
  static const UChar replacement = 0xFFFD;
  if (reason > UCNV_IRREGULAR) return;
  *code = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &replacement, 1, 0, code);
}

cicu_converter *cicu_converter_open(const char *name, int32_t is_lossy, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  cicu_converter *converter = calloc(1, sizeof *converter);
  if (converter == NULL) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  converter->from = ucnv_open(name, &code);
  converter->to = ucnv_open("UTF-8", &code);
  if (U_SUCCESS(code))
    ucnv_setToUCallBack(converter->from, is_lossy ? replace_invalid : UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
  converter->pivot_source = converter->pivot_target = converter->pivot;
  *status = code;
  if (U_SUCCESS(code)) return converter;
  cicu_converter_close(converter);
  return NULL;
}

void cicu_converter_close(cicu_converter *converter) {
  ucnv_close(converter->from);
  ucnv_close(converter->to);
  free(converter);
}

int32_t cicu_converter_convert(cicu_converter *converter, const uint8_t *source, int32_t length, int32_t is_last,
                               int32_t *consumed, uint8_t *result, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const char *from = (const char *)source + *consumed;
  char *to = (char *)result;
  ucnv_convertEx(converter->to, converter->from, &to, to + capacity, &from, (const char *)source + length,
                 converter->pivot, &converter->pivot_source, &converter->pivot_target,
                 converter->pivot + pivot_capacity, !converter->has_started, (UBool)is_last, &code);
  converter->has_started = 1;
  *consumed = (int32_t)(from - (const char *)source);
  *status = code == U_BUFFER_OVERFLOW_ERROR ? U_ZERO_ERROR : code;
  return (int32_t)(to - (char *)result);
}

int32_t cicu_converter_invalid_bytes(const cicu_converter *converter, uint8_t *bytes, int32_t capacity) {
  UErrorCode code = U_ZERO_ERROR;
  int8_t length = (int8_t)(capacity < INT8_MAX ? capacity : INT8_MAX);
  ucnv_getInvalidChars(converter->from, (char *)bytes, &length, &code);
  return U_SUCCESS(code) ? length : 0;
}

int32_t cicu_converter_line_feeds_held(const cicu_converter *converter) {
  int32_t count = 0;
  for (const UChar *unit = converter->pivot_source; unit < converter->pivot_target; unit++) count += *unit == '\n';
  return count;
}

const char *cicu_encoding_name(const char *alias) {
  /* The name that MIME gives, so that the user meets the one that is known; else ICU's own. */
  UErrorCode code = U_ZERO_ERROR;
  const char *name = ucnv_getStandardName(alias, "MIME", &code);
  if (name != NULL && U_SUCCESS(code)) return name;
  code = U_ZERO_ERROR;
  name = ucnv_getAlias(alias, 0, &code);
  return U_SUCCESS(code) ? name : NULL;
}

int32_t cicu_detect_encoding(const uint8_t *bytes, int32_t length, char *name, int32_t capacity) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t confidence = 0;
  UCharsetDetector *detector = ucsdet_open(&code);
  ucsdet_setText(detector, (const char *)bytes, length, &code);
  const UCharsetMatch *match = ucsdet_detect(detector, &code);
  if (U_SUCCESS(code) && match != NULL) {
    const char *found = ucsdet_getName(match, &code);
    confidence = ucsdet_getConfidence(match, &code);
    if (U_SUCCESS(code) && (int32_t)strlen(found) < capacity)
      strcpy(name, found);
    else
      confidence = 0;
  }
  ucsdet_close(detector);
  return U_SUCCESS(code) ? confidence : 0;
}
