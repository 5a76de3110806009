import type { JSX } from 'preact';
import { readHostKey } from '../../host-keys';
import { inWindow } from '../../storage';
import { costOf, fetchRoomUsage, timeOf, type UsagePage } from '../../signaling/usage';
import type { EndedCall } from './call-delays';
import { useAfterCall } from './use-after-call';

const fetchUsage = ({ room, historyToken, place }: EndedCall): Promise<UsagePage> =>
  fetchRoomUsage(room, readHostKey(inWindow, room) ?? historyToken, place);

interface Props {
  readonly call: EndedCall;
  /** A language's name. */
  readonly nameOf: (tag: string) => string;
}

/** What was done in a room whose call is over, in all its calls; nothing where nothing was translated. */
export function CallUsage({ call, nameOf }: Props): JSX.Element | null {
  const usage = useAfterCall(call, fetchUsage);
  const translated = usage?.rows.filter(({ translatedMs }) => translatedMs > 0) ?? [];
  if (usage === null || translated.length === 0) return null;
  const { total, currency } = usage;
  return (
    <section class="call-delays" aria-labelledby="call-usage-title">
      <h2 id="call-usage-title">What was translated in this room so far</h2>
      <ul class="call-usage">
        {translated.map(({ key, translatedMs, voicedMs }) => (
          <li key={key}>
            <strong>{timeOf(translatedMs)}</strong> of speech into {nameOf(key)}
            {voicedMs > 0 && `, ${timeOf(voicedMs)} of it as a voice`}
          </li>
        ))}
      </ul>
      {currency !== undefined && total.cost !== undefined && (
        <p>
          That cost {costOf(total.cost, currency)}
          {total.costPerTranslatedMinute !== undefined &&
            `, ${costOf(total.costPerTranslatedMinute, currency)} a translated minute`}
          .
        </p>
      )}
    </section>
  );
}
