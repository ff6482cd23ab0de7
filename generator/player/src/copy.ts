/** False where the browser does not allow it; the text is then selected, ready for the reader's own copy. */
export async function copyText(field: HTMLTextAreaElement): Promise<boolean> {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch (error) {
    // No clipboard outside https, or the reader said no: older browsers still copy what is selected.
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    return document.execCommand?.("copy") ?? false;
  }
}
