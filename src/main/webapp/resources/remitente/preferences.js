/* What the page can do better with a script; without it every button is a plain post. */
(() => {
  'use strict';

  const PATIENCE = 30000;
  const RETRY_AFTER = 4000;
  const RETRIES = 45;
  const CALM_AFTER = 30000;
  const CALM_BEAT = 5000;
  const WATCH_FOR = 300000;
  const PUSHED_BEAT = 10000;
  const PUSHED_RUNNING_BEAT = 2000;
  const SOON = 100;
  const LIVE_AFTER = 800;
  const BURST = 1000;
  const RECONNECT_FIRST = 5000;
  const RECONNECT_LAST = 300000;

  const byId = id => document.getElementById(id);
  let timer = 0;
  let waiting = false;
  let retries = 0;
  let watchedSince = 0;
  let listening = false;
  let news = false;
  let newsTimer = 0;
  let liveTimer = 0;
  let reconnect = RECONNECT_FIRST;
  let socket = null;
  let kept = null;
  const left = {};

  /* One request at a time: the pulse waits while a button is at work. */
  function ask(source, event, options) {
    const pressed = event !== null;
    let failed = false;
    clearTimeout(timer);
    waiting = true;
    timer = setTimeout(() => lose('offline', pressed), PATIENCE);
    const focused = focus();
    faces.ajax.request(source, event, {
      ...options,
      onevent: data => {
        if (data.status === 'complete') {
          keep(focused);
        }
        /* Faces reports a success after an error, too. */
        if (data.status === 'success' && !failed) {
          waiting = false;
          retries = 0;
          recover(pressed);
          settle();
        }
      },
      onerror: data => {
        failed = true;
        lose(kindOf(data), pressed);
      }
    });
  }

  function kindOf(data) {
    if (data.responseCode === 403 || (data.errorName || '').includes('ViewExpiredException')) {
      return 'expired';
    }
    return data.status === 'httpError' && !data.responseCode ? 'offline' : 'failed';
  }

  /* What was typed stays; what goes by itself is tried again, for some minutes. */
  function lose(kind, pressed) {
    waiting = false;
    busy(false);
    showTrouble(kind, pressed);
    clearTimeout(timer);
    retries += 1;
    if (kind !== 'expired' && retries <= RETRIES) {
      timer = setTimeout(pulse, RETRY_AFTER);
    }
  }

  /* Its words are filled in only now, since that is what makes an alert be read out. */
  function showTrouble(kind, pressed) {
    const trouble = byId('trouble');
    if (trouble.hidden || trouble.dataset.kind !== kind) {
      byId('troubleTitle').textContent = trouble.getAttribute(`data-${kind}-title`);
      byId('troubleAdvice').textContent = trouble.getAttribute(`data-${kind}-advice`);
      trouble.dataset.kind = kind;
      trouble.hidden = false;
    }
    if (pressed) {
      trouble.dataset.pressed = 'true';
    }
  }

  /* A pulse that gets through does not undo that a button did not. */
  function recover(pressed) {
    const trouble = byId('trouble');
    if (pressed || !trouble.dataset.pressed) {
      trouble.hidden = true;
      delete trouble.dataset.pressed;
    }
  }

  function pulse() {
    const beat = document.querySelector('#pulse [data-render]');
    if (beat && !waiting) {
      news = false;
      ask(byId('pulse'), null, {execute: '@none', render: beat.dataset.render});
    }
  }

  function schedule() {
    const beat = document.querySelector('#pulse [data-poll]');
    clearTimeout(timer);
    const pause = beat ? pauseOf(beat) : null;
    if (pause !== null) {
      timer = setTimeout(pulse, pause);
    }
  }

  /* A verification ends soon, and somebody watches even where a word was lost; a message may wait for hours, which is not worth a busy page. */
  function pauseOf(beat) {
    const usual = Number(beat.dataset.poll);
    if (beat.dataset.running) {
      watchedSince = 0;
      return listening ? PUSHED_RUNNING_BEAT : usual;
    }
    if (listening) {
      return PUSHED_BEAT;
    }
    watchedSince = watchedSince || Date.now();
    const watched = Date.now() - watchedSince;
    if (watched > WATCH_FOR) {
      return null;
    }
    return watched > CALM_AFTER ? Math.max(usual, CALM_BEAT) : usual;
  }

  function busy(on) {
    document.querySelectorAll('[data-ajax]:not(#cancel)').forEach(button => {
      button.disabled = on;
    });
  }

  /* After each answer: marks, fields that are folded away, focus, times, the next beat. */
  function settle() {
    const running = document.querySelector('#pulse [data-running]');
    busy(running !== null);
    if (running) {
      keepInAddress(running.dataset.running);
    }
    markFields();
    showVerdict();
    restore();
    showTimes();
    schedule();
    if (news) {
      hear();
    }
  }

  /* Whoever loads the page again sees it go on. */
  function keepInAddress(verification) {
    const address = new URL(location.href);
    if (address.searchParams.get('running') !== verification) {
      address.searchParams.set('running', verification);
      history.replaceState(history.state, '', address);
    }
  }

  /* Of what is replaced, the reader keeps the place and what was unfolded. */
  const focus = () => document.activeElement === document.body ? null : document.activeElement;

  function keep(before) {
    const now = focus() || before;
    kept = {
      key: now && (now.dataset.key || now.id),
      home: now && now.dataset.home,
      unfolded: [...document.querySelectorAll('details[id][open]')].map(details => details.id)
    };
  }

  function restore() {
    if (!kept) {
      return;
    }
    const {key, home, unfolded} = kept;
    kept = null;
    unfolded.map(byId).filter(details => details).forEach(details => {
      details.open = true;
    });
    if (!focus() && key) {
      const same = document.querySelector(`[data-key="${CSS.escape(key)}"]`) || byId(key);
      const place = same && !same.disabled ? same : byId(home);
      if (place) {
        place.focus({preventScroll: true});
      }
    }
  }

  /* Somebody changed something: ask what, not more often than is worth reading. */
  function hear() {
    news = true;
    if (!waiting && !newsTimer) {
      const running = document.querySelector('#pulse [data-running]') !== null;
      newsTimer = setTimeout(() => {
        newsTimer = 0;
        pulse();
      }, running ? SOON : BURST);
    }
  }

  /* Where no socket opens, or none stays open, the page asks by itself as before. */
  function listen() {
    const address = document.body.dataset.push;
    if (!address || !window.WebSocket) {
      return;
    }
    socket = new WebSocket(new URL(address, location.href.replace(/^http/, 'ws')));
    socket.onopen = () => {
      listening = true;
      reconnect = RECONNECT_FIRST;
      hear();
    };
    socket.onmessage = hear;
    socket.onclose = () => {
      if (listening) {
        listening = false;
        schedule();
      }
      setTimeout(listen, reconnect);
      reconnect = Math.min(2 * reconnect, RECONNECT_LAST);
    };
  }

  /* WildFly stumbles over a socket that ends while its session does: it ends before. */
  function fallSilent() {
    if (socket) {
      socket.onclose = null;
      socket.close();
    }
  }

  function markFields() {
    document.querySelectorAll('.problem[id$="Problem"]').forEach(problem => {
      const input = byId(problem.id.slice(0, -'Problem'.length));
      if (!input) {
        return;
      }
      if (problem.textContent.trim()) {
        input.setAttribute('aria-invalid', 'true');
      } else {
        input.removeAttribute('aria-invalid');
      }
    });
  }

  /* A verdict takes the focus once, and what it names must not be hidden. */
  function showVerdict() {
    const verdict = document.querySelector('#outcome :is([role=alert], [role=status])');
    if (!verdict || verdict.dataset.shown) {
      return;
    }
    verdict.dataset.shown = 'true';
    document.querySelectorAll('[aria-invalid=true]').forEach(input => {
      const folded = input.closest('details');
      if (folded) {
        folded.open = true;
      }
      if (input.closest('.servers')) {
        byId('showServers').checked = true;
      }
    });
    verdict.focus({preventScroll: true});
    verdict.scrollIntoView({block: 'start', behavior: motion()});
  }

  function motion() {
    return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  }

  function showTimes() {
    const language = document.documentElement.lang;
    const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {dateStyle: 'medium', timeStyle: 'short'});
    document.querySelectorAll('time[datetime]').forEach(time => {
      time.textContent = format.format(new Date(time.dateTime));
    });
  }

  /* The usual port of an encryption, as long as nobody has typed another. */
  function suggestPort(select) {
    const port = byId(select.dataset.port);
    const usual = JSON.parse(select.dataset.ports);
    const typed = port.value.trim();
    if (!typed || (!port.dataset.typed && Object.values(usual).includes(typed))) {
      port.value = usual[select.value];
    }
  }

  function suggestUser(address) {
    const user = byId(address.dataset.suggests);
    const free = !user.dataset.typed && !user.value && document.activeElement !== user;
    if (byId('choice-own').checked && free) {
      user.value = address.value.trim();
    }
  }

  /* The provider's page asks whom to sign in as, too. */
  function requireAddress() {
    const star = document.querySelector('.field-address .required');
    if (star) {
      byId('address').setAttribute('aria-required', String(getComputedStyle(star).display !== 'none'));
    }
  }

  /* Each choice has its own servers; what was typed for one comes back with it. */
  function choose(radio) {
    const filled = byId('filledFor');
    byId('suggestion').hidden = true;
    if (!radio.dataset.preset || filled.value === radio.value) {
      return;
    }
    left[filled.value] = Object.fromEntries(serverInputs().map(input => [input.id, valueOf(input)]));
    const values = left[radio.value] || JSON.parse(radio.dataset.preset);
    serverInputs().forEach(input => fill(input, values[input.id]));
    filled.value = radio.value;
    document.querySelectorAll('[data-kept]').forEach(input => {
      input.placeholder = radio.dataset.stored ? input.dataset.kept : '';
    });
    suggestUser(byId('address'));
  }

  const isShown = element => element.getClientRects().length > 0;
  const serverInputs = () => [...document.querySelectorAll('.servers :is(input, select)')];
  const valueOf = input => input.type === 'checkbox' ? input.checked : input.value;

  function fill(input, value) {
    delete input.dataset.typed;
    if (input.type === 'checkbox') {
      input.checked = value || false;
    } else {
      input.value = value || '';
    }
  }

  /* Nobody is asked: the domains of the choices stand in the page. */
  function suggestChoice(address) {
    const domain = address.value.trim().toLowerCase().split('@').pop();
    const fitting = [...document.querySelectorAll('[data-domains]')]
      .find(radio => radio.dataset.domains.split(' ').includes(domain));
    const suggestion = byId('suggestion');
    suggestion.hidden = !fitting || fitting.checked;
    if (!suggestion.hidden) {
      suggestion.textContent = fitting.dataset.suggestion;
      suggestion.dataset.choice = fitting.id;
    }
  }

  function takeSuggestion(suggestion) {
    const radio = byId(suggestion.dataset.choice);
    radio.checked = true;
    choose(radio);
    requireAddress();
    radio.focus();
  }

  /* What comes of the words, once their writer pauses. Nobody waits for it. */
  function showSoon(button) {
    clearTimeout(liveTimer);
    liveTimer = setTimeout(() => ask(button, null, {execute: button.form.id, render: button.dataset.ajax}), LIVE_AFTER);
  }

  function press(button, event) {
    event.preventDefault();
    clearTimeout(liveTimer);
    watchedSince = 0;
    // What was done before is not what is done now.
    byId('done')?.remove();
    ask(button, event, {execute: button.form.id, render: button.dataset.ajax});
    busy(true);
    if (button.dataset.ajax.includes('checklist')) {
      byId('live').scrollIntoView({block: 'nearest', behavior: motion()});
    }
  }

  /* Where browsers forbid it, what is to be copied is at least selected. */
  function copy(button) {
    const text = byId(button.dataset.copies);
    getSelection().selectAllChildren(text);
    const copied = navigator.clipboard
      ? navigator.clipboard.writeText(text.textContent)
      : Promise.reject(new Error('no clipboard'));
    copied.then(() => {
      button.textContent = button.dataset.done;
    }, () => text.focus());
  }

  document.addEventListener('click', event => {
    if (event.target.dataset.copies) {
      copy(event.target);
    }
    if (event.target.id === 'suggestion') {
      takeSuggestion(event.target);
    }
    const button = event.target.closest('[data-ajax]');
    if (button) {
      press(button, event);
    }
  });

  /* Otherwise the first button would be pressed, which may be that of a repair. */
  document.addEventListener('keydown', event => {
    const form = event.target.form;
    if (event.key === 'Enter' && event.target.matches('input') && form && form.contains(byId('mend'))) {
      event.preventDefault();
      [...form.querySelectorAll('.connections input, #save')].find(isShown)?.click();
    }
  });

  document.addEventListener('input', event => {
    event.target.dataset.typed = 'true';
    const form = event.target.form;
    if (form && form.dataset.live) {
      showSoon(byId(form.dataset.live));
    }
  });

  document.addEventListener('change', event => {
    if (event.target.dataset.ports) {
      suggestPort(event.target);
    } else if (event.target.dataset.suggests) {
      const address = event.target;
      // Once it is known where the reader goes on: what is being typed is not written over.
      setTimeout(() => suggestUser(address));
      suggestChoice(address);
    } else if (event.target.name === 'choice') {
      choose(event.target);
    }
    requireAddress();
  });

  document.addEventListener('submit', event => {
    if (event.target.id === 'signOutForm') {
      fallSilent();
    }
  });

  settle();
  requireAddress();
  const first = document.querySelector('[data-focus]');
  if (first) {
    first.focus();
  }
  listen();
})();
