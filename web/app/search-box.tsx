import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { useRoute } from '../api/use-route.ts';
import { useText } from '../text/index.tsx';
import { Icon } from '../ui/icon.tsx';
import { Key } from '../ui/key.tsx';
import { SearchHit } from './search-hit.tsx';
import { SEARCH_CHARACTERS_MAX } from './search-words.ts';
import css from './shell.module.css';

type Hit = OutputOf<'GET /search'>['hits'][number];
const HITS_SHOWN = 10;
/** Long enough that a practised typist sends a word, short enough that nobody waits. */
const PAUSE_MS = 90;

/** The one search box: Ctrl+K or / from anywhere, hits while typing, Enter opens the first. */
export function SearchBox(): ReactNode {
  const { say } = useText();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const found = useRoute('GET /search', { q: asked, limit: HITS_SHOWN }, { isOff: asked.length < 2 });
  const hits = asked.length < 2 ? [] : (found.data?.hits ?? []);
  const focus = (): void => input.current?.select();
  useHotkeys([['mod+K', focus], ['/', focus]]); // prettier-ignore

  const open = (hit: Hit | undefined): void => {
    setIsOpen(false);
    input.current?.blur();
    if (hit) void navigate({ to: '/customers/$number', params: { number: String(hit.customer) } });
    else if (text.trim()) void navigate({ to: '/customers', search: { q: text.trim() } });
    setText('');
  };
  const press = (event: KeyboardEvent): void => {
    const last = hits.length - 1;
    if (event.key === 'ArrowDown') setChosen(Math.min(last, chosen + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1));
    else if (event.key === 'Escape') setIsOpen(false);
    else if (event.key === 'Enter') open(asked === text.trim() ? hits[chosen] : undefined);
    else return;
    event.preventDefault();
  };
  const isShown = isOpen && asked.length >= 2 && found.data !== undefined;
  return (
    <div
      className={css['search']}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setIsOpen(false)}
    >
      <span className={css['lens']}>
        <Icon name="search" />
      </span>
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label={say('search.label')}
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown && hits[chosen] ? `${listId}-${chosen}` : undefined}
        placeholder={say('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={SEARCH_CHARACTERS_MAX}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(0);
          setIsOpen(true);
        }}
        onFocus={() => setIsOpen(true)}
        onKeyDown={press}
      />
      <span className={css['keys']}>
        <Key of="Ctrl K" />
        <Key of="/" />
      </span>
      <ul id={listId} role="listbox" aria-label={say('search.hits')} className={css['list']} hidden={!isShown}>
        {hits.map((hit, at) => (
          <SearchHit
            key={hit.customer}
            hit={hit}
            id={`${listId}-${at}`}
            isChosen={at === chosen}
            onOpen={() => open(hit)}
          />
        ))}
        {isShown && <SaidOf answer={found.data} />}
      </ul>
    </div>
  );
}

function SaidOf({ answer }: { readonly answer: OutputOf<'GET /search'> | undefined }): ReactNode {
  const { say } = useText();
  if (!answer) return null;
  const said =
    answer.hits.length === 0
      ? say('search.nobody')
      : answer.isGuess
        ? say('search.guess')
        : answer.hasMore
          ? say('search.more')
          : null;
  return said === null ? null : (
    <li role="presentation" className={css['said']}>
      {said}
    </li>
  );
}
