/** Pages over plain HTTP have no clipboard of their own, but what is selected can be copied. */
export async function copyText(text: string): Promise<void> {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (clipboard !== undefined) return clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  try {
    area.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way there
    if (!document.execCommand('copy')) throw new Error('nothing was copied');
  } finally {
    area.remove();
  }
}
