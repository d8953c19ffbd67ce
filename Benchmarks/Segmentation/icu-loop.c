/* The plain loop over ICU's break iterator: icu-loop FILE LOCALE word|sentence|grapheme prints segments and words of all lines.
   A line is converted to UTF-16 and walked with ubrk_next; nothing else is done. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

int main(int argc, char **argv) {
  if (argc != 4) return 64;
  UErrorCode code = U_ZERO_ERROR;
  UBreakIteratorType type = argv[3][0] == 'w' ? UBRK_WORD : argv[3][0] == 's' ? UBRK_SENTENCE : UBRK_CHARACTER;
  UBreakIterator *iterator = ubrk_open(type, argv[2], NULL, 0, &code);
  FILE *file = fopen(argv[1], "r");
  if (U_FAILURE(code) || file == NULL) return 1;
  char *line = NULL;
  size_t capacity = 0, wide_capacity = 0;
  UChar *wide = NULL;
  long segments = 0, words = 0;
  for (ssize_t length; (length = getline(&line, &capacity, file)) >= 0;) {
    if (length > 0 && line[length - 1] == '\n') length--;
    if (length > 0 && line[length - 1] == '\r') length--;
    if ((size_t)length + 1 > wide_capacity) {
      wide_capacity = 2 * ((size_t)length + 1);
      wide = realloc(wide, wide_capacity * sizeof *wide);
    }
    int32_t units = 0;
    code = U_ZERO_ERROR;
    u_strFromUTF8WithSub(wide, (int32_t)wide_capacity, &units, line, (int32_t)length, 0xFFFD, NULL, &code);
    ubrk_setText(iterator, wide, units, &code);
    if (U_FAILURE(code)) return 1;
    while (ubrk_next(iterator) != UBRK_DONE) {
      segments++;
      if (ubrk_getRuleStatus(iterator) >= UBRK_WORD_NONE_LIMIT) words++;
    }
  }
  printf("%ld %ld\n", segments, words);
  return 0;
}
