/** A sentence in which some parts are more than text, each in the place that the language gives it. */
export type Parts<T> = readonly (string | T)[];
