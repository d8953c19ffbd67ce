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
