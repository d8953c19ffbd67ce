#ifndef WORD_LISTS_H
#define WORD_LISTS_H
#include <stddef.h>

/* Common words of German, Spanish, French and Italian, one a line, UTF-8; lines that begin with # are remarks. */
const void *_Nonnull common_words_bytes(void);
size_t common_words_size(void);

#endif
