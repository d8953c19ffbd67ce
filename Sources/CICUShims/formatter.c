#include "CICUShims.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/umsg.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

enum { DETAIL_CAPACITY = 512, RESULT_CAPACITY = 1024 };

struct cicu_formatter {
  UNumberFormat *number;
  UDateFormat *date;
  UMessageFormat *message;
  UChar currency[4];
  int32_t has_currency;
};

static UDateFormatStyle style(const char *name) {
  return !strcmp(name, "short") ? UDAT_SHORT : !strcmp(name, "long") ? UDAT_LONG : !strcmp(name, "full") ? UDAT_FULL : UDAT_MEDIUM;
}

cicu_formatter *cicu_formatter_open(int32_t format, const char *locale, const char *detail, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  static const UChar zone[] = {'E', 't', 'c', '/', 'U', 'T', 'C', 0};
  cicu_formatter *formatter = calloc(1, sizeof *formatter);
  UChar wide[DETAIL_CAPACITY];
  int32_t length = 0;
  u_strFromUTF8(wide, DETAIL_CAPACITY, &length, detail, -1, &code);
  if (formatter == NULL) code = U_MEMORY_ALLOCATION_ERROR;
  if (U_SUCCESS(code)) switch (format) {
      case CICU_FORMAT_DECIMAL:
        formatter->number = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &code);
        if (U_SUCCESS(code) && *detail) {
          unum_setAttribute(formatter->number, UNUM_MIN_FRACTION_DIGITS, atoi(detail));
          unum_setAttribute(formatter->number, UNUM_MAX_FRACTION_DIGITS, atoi(detail));
        } else if (U_SUCCESS(code)) {
          unum_setAttribute(formatter->number, UNUM_MAX_FRACTION_DIGITS, 6);
        }
        break;
      case CICU_FORMAT_CURRENCY:
        formatter->number = unum_open(UNUM_CURRENCY, NULL, 0, locale, NULL, &code);
        if (length == 3) memcpy(formatter->currency, wide, 3 * sizeof(UChar));
        formatter->has_currency = 1;
        break;
      case CICU_FORMAT_PERCENT: formatter->number = unum_open(UNUM_PERCENT, NULL, 0, locale, NULL, &code); break;
      case CICU_FORMAT_ORDINAL: formatter->number = unum_open(UNUM_ORDINAL, NULL, 0, locale, NULL, &code); break;
      case CICU_FORMAT_WORDS: formatter->number = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &code); break;
      case CICU_FORMAT_DATE_STYLE:
        formatter->date = udat_open(UDAT_NONE, style(detail), locale, zone, -1, NULL, 0, &code);
        break;
      case CICU_FORMAT_TIME_STYLE:
        formatter->date = udat_open(UDAT_SHORT, style(detail), locale, zone, -1, NULL, 0, &code);
        break;
      case CICU_FORMAT_DATE_PATTERN:
        formatter->date = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, zone, -1, wide, length, &code);
        break;
      default: formatter->message = umsg_open(wide, length, locale, NULL, &code);
    }
  *status = code;
  if (U_SUCCESS(code)) return formatter;
  if (formatter) cicu_formatter_close(formatter);
  return NULL;
}

void cicu_formatter_close(cicu_formatter *formatter) {
  if (formatter->number) unum_close(formatter->number);
  if (formatter->date) udat_close(formatter->date);
  if (formatter->message) umsg_close(formatter->message);
  free(formatter);
}

int32_t cicu_formatter_write(cicu_formatter *formatter, double value, uint8_t *result, int32_t capacity,
                             int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UChar wide[RESULT_CAPACITY];
  int32_t length = 0;
  if (formatter->date)
    length = udat_format(formatter->date, value * 1000, wide, RESULT_CAPACITY, NULL, &code);
  else if (formatter->message)
    length = umsg_format(formatter->message, wide, RESULT_CAPACITY, &code, value);
  else if (formatter->has_currency)
    length = unum_formatDoubleCurrency(formatter->number, value, formatter->currency, wide, RESULT_CAPACITY, NULL, &code);
  else
    length = unum_formatDouble(formatter->number, value, wide, RESULT_CAPACITY, NULL, &code);
  int32_t written = 0;
  if (U_SUCCESS(code)) u_strToUTF8((char *)result, capacity, &written, wide, length, &code);
  *status = code;
  return U_SUCCESS(code) ? written : 0;
}

struct cicu_plurals {
  UPluralRules *rules;
};

cicu_plurals *cicu_plurals_open(const char *locale, int32_t is_ordinal, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  cicu_plurals *plurals = calloc(1, sizeof *plurals);
  if (plurals == NULL) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  plurals->rules = uplrules_openForType(locale, is_ordinal ? UPLURAL_TYPE_ORDINAL : UPLURAL_TYPE_CARDINAL, &code);
  *status = code;
  if (U_SUCCESS(code)) return plurals;
  free(plurals);
  return NULL;
}

void cicu_plurals_close(cicu_plurals *plurals) {
  uplrules_close(plurals->rules);
  free(plurals);
}

void cicu_plurals_select(cicu_plurals *plurals, double value, char *category, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UChar wide[16];
  int32_t length = uplrules_select(plurals->rules, value, wide, 16, &code);
  u_strToUTF8(category, capacity, NULL, wide, length, &code);
  *status = code;
}
