#include "CICUShims.h"

#include <string.h>
#include <unicode/uloc.h>

int32_t cicu_locale_is_known(const char *locale) {
  char language[ULOC_LANG_CAPACITY], country[ULOC_COUNTRY_CAPACITY];
  UErrorCode code = U_ZERO_ERROR;
  uloc_getLanguage(locale, language, sizeof language, &code);
  uloc_getCountry(locale, country, sizeof country, &code);
  if (U_FAILURE(code)) return 0;
  /* Their language is empty or itself, as ICU's version has it. */
  int32_t names_all = strncmp(locale, "root", 4) == 0 || strncmp(locale, "und", 3) == 0;
  if (!names_all && uloc_getISO3Language(locale)[0] == 0) return 0;
  /* 419 is Latin America, 001 the world. */
  return country[0] == 0 || (country[0] >= '0' && country[0] <= '9') || uloc_getISO3Country(locale)[0] != 0;
}
