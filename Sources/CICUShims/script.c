#include "CICUShims.h"

#include <unicode/ulocdata.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>

const char *cicu_script(uint32_t code_point) {
  UErrorCode code = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript((UChar32)code_point, &code);
  return U_SUCCESS(code) ? uscript_getShortName(script) : "Zyyy";
}

int32_t cicu_exemplars(const char *locale, uint32_t *code_points, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t count = 0;
  ULocaleData *data = ulocdata_open(locale, &code);
  USet *letters = ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_STANDARD, &code);
  int32_t ranges = U_SUCCESS(code) ? uset_getRangeCount(letters) : 0;
  for (int32_t index = 0; index < ranges; index++) {
    UChar32 start, end;
    UChar string[16];
    UErrorCode item = U_ZERO_ERROR;
    int32_t length = uset_getItem(letters, index, &start, &end, string, 16, &item);
    /* An item of length 0 is a range; a letter of several characters adds nothing but those. */
    if (U_FAILURE(item) || length > 0) continue;
    for (UChar32 c = start; c <= end && count < capacity; c++) code_points[count++] = (uint32_t)c;
  }
  if (letters != NULL) uset_close(letters);
  if (data != NULL) ulocdata_close(data);
  *status = code;
  return count;
}
