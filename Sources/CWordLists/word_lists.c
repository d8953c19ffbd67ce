#include "word_lists.h"

/* #embed is C23; clang has it in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char words[] = {
#embed "../../Models/Gazetteers/common-words.de.txt"
    ,
#embed "../../Models/Gazetteers/common-words.es.txt"
    ,
#embed "../../Models/Gazetteers/common-words.fr.txt"
    ,
#embed "../../Models/Gazetteers/common-words.it.txt"
};

const void *common_words_bytes(void) { return words; }

size_t common_words_size(void) { return sizeof words; }
