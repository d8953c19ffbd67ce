#include "CICUShims.h"

#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/uvernum.h>

const char *cicu_status_name(int32_t status) { return u_errorName((UErrorCode)status); }
const char *cicu_version(void) { return U_ICU_VERSION; }

int64_t cicu_nfc(const uint8_t *text, int32_t length, uint8_t *result, int64_t capacity,
                 int32_t *unchanged, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UChar *wide = NULL, *composed = NULL;
  int64_t needed = -1;
  *unchanged = 0;
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
  /* UTF-16 never has more units than UTF-8 has bytes. */
  wide = malloc(((size_t)length + 1) * sizeof *wide);
  if (wide == NULL) code = U_MEMORY_ALLOCATION_ERROR;
  int32_t wide_length = 0;
  if (U_SUCCESS(code)) u_strFromUTF8(wide, length + 1, &wide_length, (const char *)text, length, &code);
  if (U_SUCCESS(code) && unorm2_isNormalized(nfc, wide, wide_length, &code)) {
    *unchanged = 1;
    needed = length;
  } else if (U_SUCCESS(code)) {
    UErrorCode preflight = U_ZERO_ERROR;
    int32_t composed_length = unorm2_normalize(nfc, wide, wide_length, NULL, 0, &preflight);
    composed = malloc(((size_t)composed_length + 1) * sizeof *composed);
    if (composed == NULL) code = U_MEMORY_ALLOCATION_ERROR;
    if (U_SUCCESS(code)) unorm2_normalize(nfc, wide, wide_length, composed, composed_length + 1, &code);
    int32_t utf8_length = 0;
    if (U_SUCCESS(code)) {
      u_strToUTF8((char *)result, (int32_t)(capacity > INT32_MAX ? INT32_MAX : capacity), &utf8_length,
                  composed, composed_length, &code);
      if (code == U_BUFFER_OVERFLOW_ERROR) code = U_ZERO_ERROR;
      needed = utf8_length;
    }
  }
  free(wide);
  free(composed);
  *status = code;
  return U_FAILURE(code) ? -1 : needed;
}
