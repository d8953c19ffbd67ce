#include "CICUShims.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ucptrie.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

struct cicu_breaker {
  UBreakIterator *iterator;
  UChar *wide;
  int32_t wide_capacity, wide_length;
  const uint8_t *text;
  int32_t length;
  /* Where the iterator stands, in both encodings. */
  int32_t wide_position, position;
};

static cicu_breaker *adopt(UBreakIterator *iterator, UErrorCode *code) {
  if (U_FAILURE(*code)) return NULL;
  cicu_breaker *breaker = calloc(1, sizeof *breaker);
  if (breaker == NULL) {
    ubrk_close(iterator);
    *code = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  breaker->iterator = iterator;
  return breaker;
}

cicu_breaker *cicu_breaker_open(int32_t unit, const char *locale, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  cicu_breaker *breaker = adopt(ubrk_open((UBreakIteratorType)unit, locale, NULL, 0, &code), &code);
  *status = code;
  return breaker;
}

cicu_breaker *cicu_breaker_open_rules(const uint8_t *rules, int32_t length, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UParseError place;
  cicu_breaker *breaker = NULL;
  int32_t wide_length = 0;
  UChar *wide = malloc(((size_t)length + 1) * sizeof *wide);
  if (wide == NULL) code = U_MEMORY_ALLOCATION_ERROR;
  if (U_SUCCESS(code)) u_strFromUTF8(wide, length + 1, &wide_length, (const char *)rules, length, &code);
  if (U_SUCCESS(code)) breaker = adopt(ubrk_openRules(wide, wide_length, NULL, 0, &place, &code), &code);
  free(wide);
  *status = code;
  return breaker;
}

void cicu_breaker_close(cicu_breaker *breaker) {
  ubrk_close(breaker->iterator);
  free(breaker->wide);
  free(breaker);
}

int32_t cicu_breaker_compiled_rules(cicu_breaker *breaker, uint8_t *result, int32_t capacity) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t length = ubrk_getBinaryRules(breaker->iterator, NULL, 0, &code);
  if (U_FAILURE(code) || length <= 0) return 0;
  if (result != NULL && capacity >= length) ubrk_getBinaryRules(breaker->iterator, result, capacity, &code);
  return U_FAILURE(code) ? 0 : length;
}

int32_t cicu_breaker_set_text(cicu_breaker *breaker, const uint8_t *text, int32_t length) {
  UErrorCode code = U_ZERO_ERROR;
  /* UTF-16 never has more units than UTF-8 has bytes. */
  if (breaker->wide_capacity <= length) {
    size_t capacity = (size_t)length + (size_t)length / 2 + 64;
    if (capacity > INT32_MAX) capacity = INT32_MAX;
    free(breaker->wide);
    breaker->wide_capacity = 0;
    breaker->wide = malloc(capacity * sizeof *breaker->wide);
    if (breaker->wide == NULL) return U_MEMORY_ALLOCATION_ERROR;
    breaker->wide_capacity = (int32_t)capacity;
  }
  u_strFromUTF8WithSub(breaker->wide, breaker->wide_capacity, &breaker->wide_length, (const char *)text,
                       length, 0xFFFD, NULL, &code);
  if (U_SUCCESS(code)) ubrk_setText(breaker->iterator, breaker->wide, breaker->wide_length, &code);
  breaker->text = text;
  breaker->length = length;
  breaker->position = breaker->wide_position = 0;
  return U_FAILURE(code) ? code : 0;
}

/* Moves `position` on to where `wide_position` becomes `wide_end`. */
static void advance(cicu_breaker *breaker, int32_t wide_end) {
  const UChar *wide = breaker->wide;
  const uint8_t *text = breaker->text;
  int32_t length = breaker->length, position = breaker->position, units = breaker->wide_position;
  while (units < wide_end) {
    UChar unit = wide[units];
    if (unit < 0x80) {
      position++, units++;
    } else if (unit == 0xFFFD) {
      /* Perhaps in place of ill-formed bytes. */
      UChar32 character;
      U8_NEXT(text, position, length, character);
      (void)character;
      units++;
    } else if (U16_IS_LEAD(unit)) {
      position += 4, units += 2;
    } else {
      position += unit < 0x800 ? 2 : 3, units++;
    }
  }
  breaker->position = position;
  breaker->wide_position = units;
}

int32_t cicu_breaker_next(cicu_breaker *breaker, int32_t *ends, int32_t *rule_statuses,
                          int32_t capacity) {
  int32_t count = 0;
  while (count < capacity) {
    int32_t end = ubrk_next(breaker->iterator);
    if (end == UBRK_DONE) break;
    advance(breaker, end);
    ends[count] = breaker->position;
    rule_statuses[count] = ubrk_getRuleStatus(breaker->iterator);
    count++;
  }
  return count;
}

int32_t cicu_breaker_count(cicu_breaker *breaker) {
  int32_t count = 0;
  while (ubrk_next(breaker->iterator) != UBRK_DONE) count++;
  return count;
}

int32_t cicu_trie_ranges(const uint8_t *trie, int32_t length, uint32_t *lasts, uint32_t *values,
                         int32_t capacity) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t used = 0, count = 0;
  /* A trie is read in place and must be aligned, which malloc sees to. */
  void *aligned = malloc((size_t)length);
  if (aligned == NULL) return -1;
  memcpy(aligned, trie, (size_t)length);
  UCPTrie *opened =
      ucptrie_openFromBinary(UCPTRIE_TYPE_ANY, UCPTRIE_VALUE_BITS_ANY, aligned, length, &used, &code);
  if (U_SUCCESS(code)) {
    UChar32 start = 0, last;
    uint32_t value;
    while (count >= 0 &&
           (last = ucptrie_getRange(opened, start, UCPMAP_RANGE_NORMAL, 0, NULL, NULL, &value)) >= 0) {
      if (count == capacity) {
        count = -1;
        break;
      }
      lasts[count] = (uint32_t)last;
      values[count] = value;
      count++;
      start = last + 1;
    }
    ucptrie_close(opened);
  } else {
    count = -1;
  }
  free(aligned);
  return count;
}
