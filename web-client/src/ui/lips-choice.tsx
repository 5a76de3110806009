import type { JSX } from 'preact';
import { Switch } from './widgets/switch';
import { t } from '../texts/texts';

/** Whether others may see this person's mouth redrawn; the same before and in a call. */
export function LipsChoice(props: {
  readonly allowed: boolean;
  readonly onChange: (allowed: boolean) => void;
}): JSX.Element {
  return (
    <Switch
      label={t().devices.lips}
      help={t().devices.lipsHelp}
      on={props.allowed}
      onChange={props.onChange}
    />
  );
}
