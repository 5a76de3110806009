import type { JSX } from 'preact';
import { readHostKey } from '../../host-keys';
import { inWindow } from '../../storage';
import { costOf, fetchRoomUsage, timeOf, type UsagePage } from '../../signaling/usage';
import type { EndedCall } from './call-delays';
import { useAfterCall } from './use-after-call';
import { t } from '../../texts/texts';

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
      <h2 id="call-usage-title">{t().delay.translatedSoFar}</h2>
      <ul class="call-usage">
        {translated.map(({ key, translatedMs, voicedMs }) => (
          <li key={key}>
            {t().delay.speechInto(<strong>{timeOf(translatedMs)}</strong>, nameOf(key))}
            {voicedMs > 0 && t().delay.asVoice(timeOf(voicedMs))}
          </li>
        ))}
      </ul>
      {currency !== undefined && total.cost !== undefined && (
        <p>{costText(total.cost, total.costPerTranslatedMinute, currency)}</p>
      )}
    </section>
  );
}

const costText = (cost: number, perMinute: number | undefined, currency: string): string =>
  perMinute === undefined
    ? t().delay.cost(costOf(cost, currency))
    : t().delay.costPerMinute(costOf(cost, currency), costOf(perMinute, currency));
