#include "CICUShims.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct cicu_breaker {
  UBreakIterator *iterator;
  UText *text;
};

cicu_breaker *cicu_breaker_open(int32_t unit, const char *locale, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open((UBreakIteratorType)unit, locale, NULL, 0, &code);
  *status = code;
  if (U_FAILURE(code)) return NULL;
  cicu_breaker *breaker = malloc(sizeof *breaker);
  if (breaker == NULL) {
    ubrk_close(iterator);
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  breaker->iterator = iterator;
  breaker->text = NULL;
  return breaker;
}

void cicu_breaker_close(cicu_breaker *breaker) {
  ubrk_close(breaker->iterator);
  if (breaker->text != NULL) utext_close(breaker->text);
  free(breaker);
}

int32_t cicu_breaker_set_text(cicu_breaker *breaker, const uint8_t *text, int32_t length) {
  UErrorCode code = U_ZERO_ERROR;
  breaker->text = utext_openUTF8(breaker->text, (const char *)text, length, &code);
  if (U_SUCCESS(code)) ubrk_setUText(breaker->iterator, breaker->text, &code);
  if (U_SUCCESS(code)) ubrk_first(breaker->iterator);
  return code;
}

int32_t cicu_breaker_next(cicu_breaker *breaker, int32_t *ends, int32_t *rule_statuses,
                          int32_t capacity) {
  int32_t count = 0;
  while (count < capacity) {
    int32_t end = ubrk_next(breaker->iterator);
    if (end == UBRK_DONE) break;
    ends[count] = end;
    rule_statuses[count] = ubrk_getRuleStatus(breaker->iterator);
    count++;
  }
  return count;
}
