import type { JSX } from 'preact';
import { Switch } from './widgets/switch';

/** Whether others may see this person's mouth redrawn; the same before and in a call. */
export function LipsChoice(props: {
  readonly allowed: boolean;
  readonly onChange: (allowed: boolean) => void;
}): JSX.Element {
  return (
    <Switch
      label="Sync my lips in other languages"
      help="Who hears you in another language sees your mouth redrawn to match the voice. Off: everyone sees your camera unchanged."
      on={props.allowed}
      onChange={props.onChange}
    />
  );
}
