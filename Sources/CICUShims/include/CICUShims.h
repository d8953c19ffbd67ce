#ifndef PASTICHE_CICU_SHIMS_H
#define PASTICHE_CICU_SHIMS_H

#include <stdint.h>

/* ICU behind opaque handles. Text is UTF-8; offsets are bytes; a status is ICU's UErrorCode (0 and below: success).
   Calls are batched: a buffer in, arrays of boundaries out. */

typedef struct cicu_breaker cicu_breaker;

enum cicu_break_unit { CICU_BREAK_GRAPHEME = 0, CICU_BREAK_WORD = 1, CICU_BREAK_SENTENCE = 3 };

cicu_breaker *_Nullable cicu_breaker_open(int32_t unit, const char *_Nonnull locale,
                                          int32_t *_Nonnull status);
/* Opens boundaries by rules in ICU's rule syntax, UTF-8. */
cicu_breaker *_Nullable cicu_breaker_open_rules(const uint8_t *_Nonnull rules, int32_t length,
                                                int32_t *_Nonnull status);
void cicu_breaker_close(cicu_breaker *_Nonnull breaker);

/* Copies the compiled rules into result where capacity allows; returns their length, 0 where the iterator has none. */
int32_t cicu_breaker_compiled_rules(cicu_breaker *_Nonnull breaker, uint8_t *_Nullable result,
                                    int32_t capacity);

/* Sets the text, which is copied as UTF-16; ill-formed UTF-8 counts as U+FFFD, one for each maximal subpart. */
int32_t cicu_breaker_set_text(cicu_breaker *_Nonnull breaker, const uint8_t *_Nonnull text,
                              int32_t length);

/* Writes the ends (bytes) of the next segments and their rule statuses; returns how many, 0 after the last. */
int32_t cicu_breaker_next(cicu_breaker *_Nonnull breaker, int32_t *_Nonnull ends,
                          int32_t *_Nonnull rule_statuses, int32_t capacity);

/* Returns how many segments are left. */
int32_t cicu_breaker_count(cicu_breaker *_Nonnull breaker);

/* Writes the last code points of the trie's ranges and their values, which cover 0 to 10FFFF; returns how many ranges,
   -1 where the bytes hold no code point trie or more ranges than capacity. */
int32_t cicu_trie_ranges(const uint8_t *_Nonnull trie, int32_t length, uint32_t *_Nonnull lasts,
                         uint32_t *_Nonnull values, int32_t capacity);

/* ICU's dictionary of ideographs and kana: a UCharsTrie of words with their costs, and its length in units; NULL where
   there is none of that form. It stays valid. */
const uint16_t *_Nullable cicu_ideograph_trie(int32_t *_Nonnull length);

/* The major version of the ICU that is linked. */
int32_t cicu_major_version(void);

/* NFC of text into result (capacity bytes); returns the length that is needed, or -1 with a status set.
   Where the text is NFC already, nothing is written and `length` comes back with *unchanged = 1. */
int64_t cicu_nfc(const uint8_t *_Nonnull text, int32_t length, uint8_t *_Nonnull result,
                 int64_t capacity, int32_t *_Nonnull unchanged, int32_t *_Nonnull status);

const char *_Nonnull cicu_status_name(int32_t status);
const char *_Nonnull cicu_version(void);

#endif
