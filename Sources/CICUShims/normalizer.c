#include "CICUShims.h"

#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>
#include <unicode/uvernum.h>

const char *cicu_status_name(int32_t status) { return u_errorName((UErrorCode)status); }
const char *cicu_version(void) { return U_ICU_VERSION; }

static const UNormalizer2 *normalizer(int32_t form, UErrorCode *code) {
  return form & CICU_NFKC ? unorm2_getNFKCInstance(code) : unorm2_getNFCInstance(code);
}

int32_t cicu_is_normalized(const uint8_t *text, int32_t length, int32_t form, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *forms = normalizer(form, &code);
  /* UTF-16 never has more units than UTF-8 has bytes. */
  UChar *wide = malloc(((size_t)length + 1) * sizeof *wide);
  if (wide == NULL) code = U_MEMORY_ALLOCATION_ERROR;
  int32_t wide_length = 0, answer = 0;
  if (U_SUCCESS(code)) u_strFromUTF8(wide, length + 1, &wide_length, (const char *)text, length, &code);
  if (U_SUCCESS(code)) answer = unorm2_quickCheck(forms, wide, wide_length, &code) == UNORM_YES;
  free(wide);
  *status = code;
  return answer;
}

/* A growing string of UTF-16. */
typedef struct {
  UChar *units;
  int32_t length, capacity;
} string;

static void reserve(string *s, int32_t capacity, UErrorCode *code) {
  if (U_FAILURE(*code) || capacity <= s->capacity) return;
  UChar *units = realloc(s->units, (size_t)capacity * 2 * sizeof *units);
  if (units == NULL) {
    *code = U_MEMORY_ALLOCATION_ERROR;
    return;
  }
  s->units = units;
  s->capacity = capacity * 2;
}

/* to = from in the form; both stay the caller's. */
static void normalize(const UNormalizer2 *forms, const string *from, string *to, UErrorCode *code) {
  if (U_FAILURE(*code)) return;
  UErrorCode preflight = U_ZERO_ERROR;
  int32_t needed = unorm2_normalize(forms, from->units, from->length, to->units, to->capacity, &preflight);
  if (preflight == U_BUFFER_OVERFLOW_ERROR) {
    reserve(to, needed + 1, code);
    if (U_SUCCESS(*code)) unorm2_normalize(forms, from->units, from->length, to->units, to->capacity, code);
  } else if (U_FAILURE(preflight)) {
    *code = preflight;
  }
  to->length = needed;
}

static void fold(const string *from, string *to, UErrorCode *code) {
  /* Full case folding gives three units for one at most. */
  reserve(to, from->length * 3 + 1, code);
  if (U_FAILURE(*code)) return;
  to->length = u_strFoldCase(to->units, to->capacity, from->units, from->length, U_FOLD_CASE_DEFAULT, code);
}

/* What a character is read as where the plain forms are asked for; -1 where it goes. */
static UChar32 plain(UChar32 c, int32_t form) {
  switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B:
      return form & CICU_PLAIN_QUOTES ? '\'' : c;
    case 0x201C: case 0x201D: case 0x201E: case 0x201F:
      return form & CICU_PLAIN_QUOTES ? '"' : c;
    case 0xAD:
      return form & CICU_PLAIN_HYPHENS ? -1 : c;
    case 0x2010: case 0x2011:
      return form & CICU_PLAIN_HYPHENS ? '-' : c;
    case 0xA0: case 0x2007: case 0x202F:
      return form & CICU_PLAIN_SPACES ? ' ' : c;
    case 0x200B: case 0x2060: case 0xFEFF:
      return form & CICU_PLAIN_SPACES ? -1 : c;
    default: return c;
  }
}

/* No writing puts so many marks on one base; ICU's ordering of them takes time with the square of their number. */
enum { longest_piece = 4096 };

int32_t cicu_normalize(const uint8_t *text, int32_t length, int32_t form, int32_t *position, uint8_t *result,
                       int32_t capacity, int32_t *edits, int32_t edit_capacity, int32_t *edit_count,
                       int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *forms = normalizer(form, &code);
  string piece = {0}, other = {0};
  int32_t start = *position, written = 0;
  *edit_count = 0;
  while (U_SUCCESS(code) && start < length && *edit_count < edit_capacity) {
    /* Nothing composes with ASCII but what follows it. */
    if (text[start] < 0x80 && (start + 1 == length || text[start + 1] < 0x80)) {
      if (written == capacity) break;
      uint8_t byte = text[start++];
      result[written++] = form & CICU_FOLD && byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
      continue;
    }
    int32_t end = start;
    piece.length = 0;
    while (end < length && piece.length < longest_piece && U_SUCCESS(code)) {
      int32_t next = end;
      UChar32 c;
      U8_NEXT_OR_FFFD(text, next, length, c);
      c = plain(c, form);
      if (c >= 0 && piece.length > 0 && unorm2_hasBoundaryBefore(forms, c)) break;
      end = next;
      if (c < 0) continue;
      reserve(&piece, piece.length + 2, &code);
      if (U_SUCCESS(code)) U16_APPEND_UNSAFE(piece.units, piece.length, c);
    }
    normalize(forms, &piece, &other, &code);
    for (int32_t round = 0; form & CICU_FOLD && round < 2; round++) {
      fold(&other, &piece, &code);
      normalize(forms, &piece, &other, &code);
    }
    if (U_FAILURE(code)) break;
    int32_t bytes = 0;
    UErrorCode conversion = U_ZERO_ERROR;
    u_strToUTF8((char *)result + written, capacity - written, &bytes, other.units, other.length, &conversion);
    if (conversion == U_BUFFER_OVERFLOW_ERROR) {
      /* Where not even one piece fits, the caller learns how much it takes. */
      if (written == 0) written = -bytes;
      break;
    }
    if (U_FAILURE(conversion)) code = conversion;
    if (bytes != end - start) {
      int32_t *edit = edits + 4 * (*edit_count)++;
      edit[0] = start, edit[1] = end, edit[2] = written, edit[3] = written + bytes;
    }
    start = end;
    written += bytes;
  }
  free(piece.units);
  free(other.units);
  *position = start;
  *status = code;
  return written;
}
