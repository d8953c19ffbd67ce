#include "CICUShims.h"

#include <unicode/ucasemap.h>

int32_t cicu_title(const uint8_t *word, int32_t length, const char *locale, uint8_t *result, int32_t capacity,
                   int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UCaseMap *map = ucasemap_open(locale, U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE, &code);
  int32_t written =
      ucasemap_utf8ToTitle(map, (char *)result, capacity, (const char *)word, length, &code);
  ucasemap_close(map);
  *status = code;
  return written;
}

int32_t cicu_change_case(int32_t kind, const uint8_t *text, int32_t length, const char *locale, uint8_t *result,
                         int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  uint32_t options = kind == CICU_CAPITALIZE ? U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE
                     : kind == CICU_TITLE_WORDS ? U_TITLECASE_NO_LOWERCASE
                                                : 0;
  UCaseMap *map = ucasemap_open(locale, options, &code);
  int32_t written = 0;
  if (kind == CICU_UPPER)
    written = ucasemap_utf8ToUpper(map, (char *)result, capacity, (const char *)text, length, &code);
  else if (kind == CICU_LOWER)
    written = ucasemap_utf8ToLower(map, (char *)result, capacity, (const char *)text, length, &code);
  else
    written = ucasemap_utf8ToTitle(map, (char *)result, capacity, (const char *)text, length, &code);
  ucasemap_close(map);
  *status = code == U_BUFFER_OVERFLOW_ERROR ? U_ZERO_ERROR : code;
  return written;
}
