// What Swift cannot import from curses: macros with casts, and data symbols, which Swift 6 refuses
// as shared mutable state. No logic, no state.
#pragma once
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <stdio.h>
#include <wchar.h>

// Declared by wchar.h only under feature macros that are not ours to set.
extern int wcwidth(wchar_t);

// Of term.h, whose macros take common words.
extern int setupterm(const char *, int, int *);

static inline WINDOW *ahd_stdscr(void) { return stdscr; }
static inline WINDOW *ahd_curscr(void) { return curscr; }
static inline FILE *ahd_stdin(void) { return stdin; }
static inline FILE *ahd_stdout(void) { return stdout; }
static inline int ahd_colours(void) { return COLORS; }
static inline int ahd_wcwidth(wchar_t c) { return wcwidth(c); }
static inline const char *ahd_codeset(void) { return nl_langinfo(CODESET); }

static inline attr_t ahd_bold(void) { return WA_BOLD; }
static inline attr_t ahd_dim(void) { return WA_DIM; }
static inline attr_t ahd_reverse(void) { return WA_REVERSE; }
static inline attr_t ahd_low(void) { return WA_LOW; }
static inline attr_t ahd_underline(void) { return WA_UNDERLINE; }

static inline mmask_t ahd_press(void) { return BUTTON1_PRESSED; }
static inline mmask_t ahd_click(void) { return BUTTON1_CLICKED; }
static inline mmask_t ahd_double_click(void) { return BUTTON1_DOUBLE_CLICKED; }
static inline mmask_t ahd_wheel_up(void) { return BUTTON4_PRESSED; }
static inline mmask_t ahd_wheel_down(void) { return BUTTON5_PRESSED; }
static inline mmask_t ahd_shift(void) { return BUTTON_SHIFT; }
static inline mmask_t ahd_ctrl(void) { return BUTTON_CTRL; }
static inline mmask_t ahd_alt(void) { return BUTTON_ALT; }
