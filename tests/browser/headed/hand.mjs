// A person at the form with the keyboard alone: goes from field to field as she sees where she is, and types over what is not as it should be.
import { expect } from '@playwright/test';

// Where the keyboard is, and which way the named place lies: 0 here, 1 further on, -1 back, undefined nowhere.
function wayTo({ name, pattern }) {
  const nameOf = (element) => {
    const labels = [...(element.labels ?? [])].map((label) => label.innerText.trim());
    return element.getAttribute('aria-label') ?? (labels[0] || element.textContent.trim());
  };
  const fits = (element) => (pattern ? new RegExp(pattern).test(nameOf(element)) : nameOf(element) === name);
  const here = document.activeElement;
  if (here !== document.body && fits(here)) return { way: 0 };
  const there = [...document.querySelectorAll('button, input, textarea, select, summary, a[href]')].find((element) => element.checkVisibility() && fits(element));
  if (!there) return {};
  return { way: here.compareDocumentPosition(there) & Node.DOCUMENT_POSITION_PRECEDING ? -1 : 1 };
}

function fieldHere() {
  const { value, selectionStart, selectionEnd } = document.activeElement;
  return { value, isSelected: selectionStart === 0 && selectionEnd === value.length };
}

export class Hand {
  constructor({ page, keys }) {
    this.page = page;
    this.keys = keys;
  }

  async to(name) {
    const wanted = name instanceof RegExp ? { pattern: name.source } : { name };
    for (let steps = 0; steps < 300; steps++) {
      const { way } = await this.page.evaluate(wayTo, wanted);
      if (way === undefined) throw new Error(`There is no ${name}.`);
      if (way === 0) return;
      await this.keys.press(way < 0 ? 'shift+Tab' : 'Tab');
    }
    throw new Error(`No way to ${name}.`);
  }

  async press(name, key = 'Return') {
    await this.to(name);
    await this.keys.press(key);
  }

  // Nothing is pressed where the field says it already.
  async fill(name, text) {
    if (text === undefined) return;
    await this.to(name);
    const { value, isSelected } = await this.page.evaluate(fieldHere);
    if (value === text) return;
    if (value !== '' && !isSelected) await this.keys.press('ctrl+a');
    await this.keys.type(text);
    await expect.poll(() => this.page.evaluate(() => document.activeElement.value), `${name}`).toBe(text);
  }

  async day(name, day) {
    await this.to(name);
    await this.keys.day(day);
  }
}
