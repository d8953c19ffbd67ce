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

/* Whether a locale identifier begins with a language that has a code in ISO 639, or with root or und, and names no country but one
   of ISO 3166's or a region by number. */
int32_t cicu_locale_is_known(const char *_Nonnull locale);

/* The major version of the ICU that is linked. */
int32_t cicu_major_version(void);

/* What a text is brought to; a sum. NFC where no other form is asked for. */
enum cicu_form {
  CICU_NFKC = 1,
  CICU_FOLD = 2,
  CICU_PLAIN_QUOTES = 4,
  CICU_PLAIN_HYPHENS = 8,
  CICU_PLAIN_SPACES = 16
};

/* Whether text is surely in NFC, or NFKC where form has it, by the quick check; the rest of form is ignored. */
int32_t cicu_is_normalized(const uint8_t *_Nonnull text, int32_t length, int32_t form,
                           int32_t *_Nonnull status);

/* Brings text from *position on to the form, and moves *position, until result or edits are full. Returns how many bytes
   of result were written; the negative of what is needed where capacity does not even take the next piece.
   An edit is four numbers: start and end in text, start and end in result, of a piece whose length changes. */
int32_t cicu_normalize(const uint8_t *_Nonnull text, int32_t length, int32_t form,
                       int32_t *_Nonnull position, uint8_t *_Nonnull result, int32_t capacity,
                       int32_t *_Nonnull edits, int32_t edit_capacity,
                       int32_t *_Nonnull edit_count, int32_t *_Nonnull status);

/* A converter of an encoding to UTF-8. */
typedef struct cicu_converter cicu_converter;

/* Invalid bytes stop a converter that is not lossy and are U+FFFD to one that is. */
cicu_converter *_Nullable cicu_converter_open(const char *_Nonnull name, int32_t is_lossy,
                                              int32_t *_Nonnull status);
void cicu_converter_close(cicu_converter *_Nonnull converter);

/* Converts source from *consumed on, and moves *consumed, until source ends or result is full, where more may be held
   back. Returns how many bytes of result were written. */
int32_t cicu_converter_convert(cicu_converter *_Nonnull converter, const uint8_t *_Nonnull source,
                               int32_t length, int32_t is_last, int32_t *_Nonnull consumed,
                               uint8_t *_Nonnull result, int32_t capacity,
                               int32_t *_Nonnull status);

/* Copies the bytes that stopped the converter; returns how many. */
int32_t cicu_converter_invalid_bytes(const cicu_converter *_Nonnull converter,
                                     uint8_t *_Nonnull bytes, int32_t capacity);
/* How many line feeds were converted and not yet written. */
int32_t cicu_converter_line_feeds_held(const cicu_converter *_Nonnull converter);

/* The usual name of an encoding; NULL where ICU has none of the name. */
const char *_Nullable cicu_encoding_name(const char *_Nonnull alias);

/* Guesses the encoding of bytes; returns ICU's confidence, 0 to 100, and the name. */
int32_t cicu_detect_encoding(const uint8_t *_Nonnull bytes, int32_t length, char *_Nonnull name,
                             int32_t capacity);

/* The ISO 15924 code of a code point's script, such as Latn; Zyyy for what scripts share. */
const char *_Nonnull cicu_script(uint32_t code_point);

/* Writes the code points of the letters that CLDR lists for a language's own words, in lower case; returns how many. */
int32_t cicu_exemplars(const char *_Nonnull locale, uint32_t *_Nonnull code_points, int32_t capacity,
                       int32_t *_Nonnull status);

/* Writes a word with its first letter in the title case of the locale, the rest as it is; returns the length in bytes. */
int32_t cicu_title(const uint8_t *_Nonnull word, int32_t length, const char *_Nonnull locale,
                   uint8_t *_Nonnull result, int32_t capacity, int32_t *_Nonnull status);

/* What is done to the letters of a whole text. */
enum cicu_case { CICU_UPPER = 0, CICU_LOWER = 1, CICU_CAPITALIZE = 2, CICU_TITLE_WORDS = 3 };

/* Writes a text in another case, as the locale has it; returns the length in bytes, also where capacity is too little. */
int32_t cicu_change_case(int32_t kind, const uint8_t *_Nonnull text, int32_t length,
                         const char *_Nonnull locale, uint8_t *_Nonnull result, int32_t capacity,
                         int32_t *_Nonnull status);

/* Writes numbers and times as a locale does. */
typedef struct cicu_formatter cicu_formatter;

enum cicu_format {
  CICU_FORMAT_DECIMAL = 0,  /* detail: how many decimals, or empty for as many as there are */
  CICU_FORMAT_CURRENCY = 1, /* detail: ISO 4217 code */
  CICU_FORMAT_PERCENT = 2,
  CICU_FORMAT_ORDINAL = 3,
  CICU_FORMAT_WORDS = 4,
  CICU_FORMAT_DATE_STYLE = 5,   /* detail: short, medium, long or full */
  CICU_FORMAT_DATE_PATTERN = 6, /* detail: a pattern such as d MMMM */
  CICU_FORMAT_TIME_STYLE = 7,   /* detail: as of a date; date and time */
  CICU_FORMAT_MESSAGE = 8       /* detail: a message of one argument, 0 */
};

cicu_formatter *_Nullable cicu_formatter_open(int32_t format, const char *_Nonnull locale,
                                              const char *_Nonnull detail,
                                              int32_t *_Nonnull status);
void cicu_formatter_close(cicu_formatter *_Nonnull formatter);

/* Writes a number, or seconds since 1970-01-01 00:00 in a zone without offset; returns the length in bytes. */
int32_t cicu_formatter_write(cicu_formatter *_Nonnull formatter, double value,
                             uint8_t *_Nonnull result, int32_t capacity, int32_t *_Nonnull status);

/* The CLDR plural categories of a locale: zero, one, two, few, many, other. */
typedef struct cicu_plurals cicu_plurals;

cicu_plurals *_Nullable cicu_plurals_open(const char *_Nonnull locale, int32_t is_ordinal,
                                          int32_t *_Nonnull status);
void cicu_plurals_close(cicu_plurals *_Nonnull plurals);

/* Writes a number's category with a 0 behind it. */
void cicu_plurals_select(cicu_plurals *_Nonnull plurals, double value, char *_Nonnull category,
                         int32_t capacity, int32_t *_Nonnull status);

const char *_Nonnull cicu_status_name(int32_t status);
const char *_Nonnull cicu_version(void);

#endif
