/**
 * The whole program on one page: read, edit, mark up, typeset, write.
 *
 * Neither prints nor writes files; the CLI does.
 */
export {}
