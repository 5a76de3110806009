/** The sheets that open over a call. */
export type SheetName = 'languages' | 'sound' | 'people' | 'help' | 'more';
