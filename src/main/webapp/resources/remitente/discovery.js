/* Fills the form in from the address; what somebody typed or chose stays. Without it one types the servers. */
(() => {
  'use strict';

  const PATIENCE = 15000;

  const byId = id => document.getElementById(id);
  const place = byId('discovery');
  const filled = {};
  let asked = '';
  let search = Promise.resolve();
  let chosen = 'own';
  let chosenByHand = false;

  if (!place) {
    return;
  }

  async function discover(address) {
    asked = address;
    show([]);
    if (!address.includes('@')) {
      return;
    }
    place.textContent = place.dataset.looking;
    const found = await ask(address);
    if (address === asked) {
      show(found ? [{title: '', detail: found.source || ''}, ...found.advice] : []);
      if (found) {
        use(found);
      }
    }
  }

  async function ask(address) {
    try {
      const answer = await fetch(place.dataset.from, {
        method: 'POST',
        body: new URLSearchParams({address}),
        signal: AbortSignal.timeout(PATIENCE)
      });
      return answer.ok ? await answer.json() : null;
    } catch (lost) {
      return null;
    }
  }

  function show(remarks) {
    place.replaceChildren(...remarks.filter(remark => remark.title || remark.detail).map(remark => {
      const paragraph = document.createElement('p');
      paragraph.classList.toggle('only-own', Boolean(remark.ownOnly));
      if (remark.title) {
        const title = document.createElement('strong');
        title.textContent = remark.title;
        paragraph.append(title, ' ');
      }
      paragraph.append(...withLink(remark.detail, remark.help));
      return paragraph;
    }));
  }

  function withLink(detail, help) {
    if (!help || !help.startsWith('https://') || !detail.includes(help)) {
      return [detail];
    }
    const link = document.createElement('a');
    link.href = help;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.textContent = help;
    const at = detail.indexOf(help);
    return [detail.slice(0, at), link, detail.slice(at + help.length)];
  }

  function use(found) {
    const missed = [...document.querySelectorAll('.servers [aria-invalid=true]')].filter(input => !input.value);
    choose(found.choice);
    if (byId('choice-own').checked) {
      fillServer('smtp', found.inputs);
      fillServer('imap', found.inputs);
    }
    missed.filter(input => input.value).forEach(unmark);
  }

  /* Only where the choice is the one that stood there, or ours, and no server was typed. */
  function choose(choice) {
    const radio = byId(`choice-${choice}`);
    const current = document.querySelector('[name=choice]:checked');
    const free = !chosenByHand && current.id === `choice-${chosen}` && (chosen !== 'own' || isFree(byId('smtpHost')));
    if (!free || radio.checked) {
      return;
    }
    const focused = document.activeElement;
    chosen = choice;
    radio.checked = true;
    radio.dispatchEvent(new Event('change', {bubbles: true}));
    if (focused.offsetParent === null && focused !== document.body) {
      radio.focus();
    }
  }

  const isFree = input => !input.dataset.typed && (!input.value || input.value === filled[input.id]);

  /* A server that is not known any more goes as it came. */
  function fillServer(service, inputs) {
    const host = byId(`${service}Host`);
    if (!isFree(host)) {
      return;
    }
    set(host, inputs[host.id] || '');
    ['Port', 'Security'].map(part => byId(service + part))
      .filter(input => inputs[input.id] && !input.dataset.typed)
      .forEach(input => set(input, inputs[input.id]));
    const user = byId(`${service}Username`);
    if (inputs[user.id] !== undefined && (isFree(user) || !user.dataset.typed && user.value === asked)) {
      set(user, inputs[user.id]);
    }
  }

  function set(input, value) {
    input.value = value;
    filled[input.id] = value;
  }

  function unmark(input) {
    input.removeAttribute('aria-invalid');
    byId(`${input.id}Problem`).replaceChildren();
  }

  /* Not for whoever went on meanwhile. */
  function pressEnter(input, address) {
    if (document.activeElement === input && input.value.trim() === address) {
      input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
    }
  }

  /* A new address is looked up first, as when somebody leaves it: else what is found comes too late. */
  document.addEventListener('keydown', event => {
    const input = event.target;
    if (event.key === 'Enter' && event.isTrusted && input.id === 'address' && input.value !== input.defaultValue) {
      event.preventDefault();
      event.stopPropagation();
      input.dispatchEvent(new Event('change', {bubbles: true}));
      const address = asked;
      search.finally(() => pressEnter(input, address));
    }
  }, true);

  document.addEventListener('change', event => {
    if (event.target.id === 'address') {
      const address = event.target.value.trim();
      if (address !== asked) {
        search = discover(address);
      }
    } else if (event.target.name === 'choice' && event.isTrusted) {
      chosenByHand = true;
    }
  });

  document.addEventListener('click', event => {
    if (event.target.id === 'suggestion') {
      chosenByHand = true;
    }
  });
})();
