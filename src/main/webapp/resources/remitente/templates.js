/* What the page of templates can do better with a script: data put in by a click, what was typed kept, pictures read, the mail dressed. */
(() => {
  'use strict';

  const DRAFT = 'draft ';

  const byId = id => document.getElementById(id);
  let field = byId('html');

  function insert(mark) {
    field.setRangeText(mark, field.selectionStart, field.selectionEnd, 'end');
    field.focus();
    field.dispatchEvent(new Event('input', {bubbles: true}));
  }

  /* A session that ended, another template that was opened: what was not saved is there again in this window. */
  const forms = [...document.querySelectorAll('form[data-draft]')];
  const keyOf = form => DRAFT + form.dataset.draft;
  const inputsOf = form => [...form.querySelectorAll('input[type=text], textarea, input[name^=seen]')];

  function keep(form) {
    const typed = Object.fromEntries(inputsOf(form).map(input => [input.id, input.value]));
    sessionStorage.setItem(keyOf(form), JSON.stringify(typed));
  }

  function bringBack(form) {
    const draft = JSON.parse(sessionStorage.getItem(keyOf(form)) || '{}');
    const changed = inputsOf(form).filter(input => input.id in draft && input.value !== draft[input.id]);
    if (changed.some(input => input.type !== 'hidden')) {
      changed.forEach(input => {
        input.value = draft[input.id];
      });
      form.querySelector('.draft').hidden = false;
      changed[0].dispatchEvent(new Event('input', {bubbles: true}));
    }
  }

  /* Loading the page again must not take what is typed from now on for saved. */
  function forgetSaved() {
    forms.filter(form => form.dataset.saved).forEach(form => sessionStorage.removeItem(keyOf(form)));
    const address = new URL(location.href);
    if (address.searchParams.has('done')) {
      address.searchParams.delete('done');
      history.replaceState(null, '', address);
    }
  }

  const storedLogo = byId('shownLogo').getAttribute('src');

  function readLogo(input) {
    const file = input.files[0];
    const logo = byId(input.dataset.into);
    const shown = byId(input.dataset.shown);
    const tooLarge = file && file.size > Number(input.dataset.most);
    refuse(input, tooLarge ? input.dataset.tooLarge : '');
    logo.value = '';
    shown.src = storedLogo;
    if (!file || tooLarge) {
      return;
    }
    const reader = new FileReader();
    reader.onloadend = () => {
      const [address, content] = (reader.result || '').split(',');
      // What is empty or cannot be read is no picture, and the server says so.
      logo.value = content || '-';
      shown.src = content ? `${address},${content}` : storedLogo;
    };
    reader.readAsDataURL(file);
  }

  function refuse(input, why) {
    byId(`${input.id}Problem`).textContent = why;
    if (why) {
      input.setAttribute('aria-invalid', 'true');
      byId('done')?.remove();
    } else {
      input.removeAttribute('aria-invalid');
    }
  }

  function drop(input) {
    input.value = '';
    readLogo(input);
    input.focus();
  }

  /* Before anybody else hears of the press: nothing is told to be saved while what was chosen is refused. */
  document.addEventListener('click', event => {
    const refused = event.target.type === 'submit' && event.target.form.querySelector('[data-into][aria-invalid=true]');
    if (refused) {
      event.preventDefault();
      event.stopImmediatePropagation();
      refused.focus();
    }
  }, true);

  /* The page's policy allows no styles in markup, but from a script. */
  function dress(mail) {
    mail.querySelectorAll('[data-style]').forEach(element => {
      element.style.cssText = element.dataset.style;
    });
  }

  document.addEventListener('load', event => {
    if (event.target.id === 'shownHtml') {
      dress(event.target.contentDocument);
    }
  }, true);

  document.addEventListener('focusin', event => {
    if (event.target.matches('#templateForm :is(input[type=text], textarea)')) {
      field = event.target;
    }
  });

  document.addEventListener('click', event => {
    if (event.target.dataset.inserts) {
      insert(event.target.dataset.inserts);
    } else if (event.target.dataset.drops) {
      drop(byId(event.target.dataset.drops));
    } else if (event.target.dataset.forgets) {
      sessionStorage.removeItem(keyOf(event.target.form));
      location.reload();
    }
  });

  document.addEventListener('input', event => {
    if (forms.includes(event.target.form) && inputsOf(event.target.form).includes(event.target)) {
      keep(event.target.form);
    }
  });

  document.addEventListener('change', event => {
    if (event.target.dataset.into) {
      readLogo(event.target);
    }
  });

  document.addEventListener('submit', event => {
    if (event.target.id === 'signOutForm') {
      Object.keys(sessionStorage).filter(key => key.startsWith(DRAFT)).forEach(key => sessionStorage.removeItem(key));
    }
  });

  byId('logoField').hidden = false;
  byId('logoWithoutScript').hidden = true;
  forgetSaved();
  forms.forEach(bringBack);
  byId('plain').open = byId('text').value !== '';
  const shown = byId('shownHtml');
  if (shown && shown.contentDocument && shown.contentDocument.readyState === 'complete') {
    dress(shown.contentDocument);
  }
})();
