export const PING_EVERY_MS = 5_000;
/** Two pings and their answers lost: the path is gone although the socket may not know yet. */
export const SILENCE_LIMIT_MS = 12_000;
/** How long a node may take to let somebody in while there are others. */
export const JOIN_LIMIT_MS = 4_000;
/** Nothing comes by the media's path: so long may an answer by this one take, twice a long way. */
export const SUSPECT_MS = 700;
/** And so long may it take to let somebody in after that. */
export const HURRIED_JOIN_MS = 1_500;
/** A connection that broke sooner was none: its node is not asked again at once. */
export const STABLE_MS = 5_000;
/** Whatever the service asks for: nobody waits longer without looking. */
export const LONGEST_RETRY_AFTER_MS = 60_000;
/** A token this close to its end may expire on the way. */
export const TOKEN_MARGIN_MS = 15_000;
