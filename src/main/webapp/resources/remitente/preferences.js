/* What the page can do better with a script; without it every button is a plain post. */
(() => {
  'use strict';

  const RETRY_AFTER = 4000;
  const byId = id => document.getElementById(id);
  let timer = 0;
  let waiting = false;

  /* One request at a time: the pulse waits while a button is at work. */
  function ask(source, event, options, retry) {
    clearTimeout(timer);
    waiting = true;
    faces.ajax.request(source, event, {
      ...options,
      onevent: data => {
        if (data.status === 'success') {
          waiting = false;
          byId('offline').hidden = true;
          settle();
        }
      },
      onerror: () => {
        waiting = false;
        byId('offline').hidden = false;
        busy(false);
        timer = setTimeout(retry || pulse, RETRY_AFTER);
      }
    });
  }

  function pulse() {
    const beat = document.querySelector('#pulse [data-poll]');
    if (beat && !waiting) {
      ask(byId('pulse'), null, {execute: '@none', render: beat.dataset.render});
    }
  }

  function schedule() {
    const beat = document.querySelector('#pulse [data-poll]');
    clearTimeout(timer);
    if (beat) {
      timer = setTimeout(pulse, Number(beat.dataset.poll));
    }
  }

  function busy(on) {
    document.querySelectorAll('[data-ajax]:not(#cancel)').forEach(button => {
      button.disabled = on;
    });
  }

  /* After each answer: marks, fields that are folded away, focus, times, the next beat. */
  function settle() {
    const running = document.querySelector('#pulse [data-running]') !== null;
    busy(running);
    markFields();
    showVerdict();
    showTimes();
    schedule();
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
    const verdict = document.querySelector('#outcome [role=alert]');
    if (!verdict || verdict.dataset.shown) {
      return;
    }
    verdict.dataset.shown = 'true';
    document.querySelectorAll('[aria-invalid=true]').forEach(input => {
      const folded = input.closest('details');
      if (folded) {
        folded.open = true;
      }
    });
    verdict.focus({preventScroll: true});
    verdict.scrollIntoView({block: 'start', behavior: motion()});
  }

  function motion() {
    return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  }

  function showTimes() {
    const format = new Intl.DateTimeFormat(document.documentElement.lang, {dateStyle: 'medium', timeStyle: 'short'});
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
    if (!user.dataset.typed && !user.value) {
      user.value = address.value.trim();
    }
  }

  function press(button, event) {
    event.preventDefault();
    if (waiting && button.id !== 'cancel') {
      clearTimeout(timer);
    }
    const options = {
      execute: button.form.id,
      render: button.dataset.ajax,
      'jakarta.faces.behavior.event': 'action'
    };
    ask(button, event, options);
    busy(true);
    if (button.id === 'save') {
      byId('live').scrollIntoView({block: 'nearest', behavior: motion()});
    }
  }

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-ajax]');
    if (button) {
      press(button, event);
    }
  });

  document.addEventListener('input', event => {
    event.target.dataset.typed = 'true';
  });

  document.addEventListener('change', event => {
    if (event.target.dataset.ports) {
      suggestPort(event.target);
    } else if (event.target.dataset.suggests) {
      suggestUser(event.target);
    }
  });

  settle();
  const success = byId('success');
  if (success) {
    success.focus();
  }
})();
