import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  readonly wasRefused: boolean;
  readonly onToken: (token: string) => void;
}

/** Who is not on the machine itself shows that they look after it. */
export function AskForToken({ wasRefused, onToken }: Props): JSX.Element {
  const [token, setToken] = useState('');
  return (
    <form
      class="grid__token"
      onSubmit={(event) => {
        event.preventDefault();
        onToken(token.trim());
      }}
    >
      <p>
        {wasRefused
          ? 'That token is not valid here, or not any more.'
          : 'This page is for who looks after the nodes.'}
      </p>
      <label for="grid-token">Operator’s token with gridView</label>
      <input
        id="grid-token"
        type="password"
        autoComplete="off"
        value={token}
        onInput={({ currentTarget }) => setToken(currentTarget.value)}
      />
      <button type="submit" class="button" disabled={token.trim() === ''}>
        Show the nodes
      </button>
    </form>
  );
}
