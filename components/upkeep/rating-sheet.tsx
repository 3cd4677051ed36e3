import { useTranslations } from 'next-intl'
import type { RatingPage } from '@/lib/quality/views'

type Page = Omit<RatingPage, 'state'> & { state: RatingPage['state'] | 'ours' }
type Props = { token: string; page: Page; wrong: 'score' | 'words' | null; locale: 'zh-CN' | 'en' }

const SCORES = [5, 4, 3, 2, 1] as const

function RateForm({ token, wrong }: Pick<Props, 'token' | 'wrong'>) {
  const t = useTranslations('upkeep.rating')
  return (
    <form method="post" action={`/n/${token}/answer`} className="space-y-5">
      <fieldset className="space-y-2">
        <legend className="mb-2 font-medium">{t('howWas')}</legend>
        {SCORES.map((score) => (
          <label
            key={score}
            className="flex min-h-12 items-center gap-3 rounded border border-line-strong bg-surface px-3 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input type="radio" name="score" value={score} required className="size-5 accent-(--accent)" />
            {t(`score.${score}`)}
          </label>
        ))}
        {wrong === 'score' && (
          <p role="alert" className="text-over">
            {t('scoreNeeded')}
          </p>
        )}
      </fieldset>
      <div>
        <label htmlFor="words" className="mb-1 block font-medium">
          {t('words')}
        </label>
        <textarea
          id="words"
          name="words"
          rows={4}
          maxLength={500}
          className="w-full rounded border border-line-strong bg-surface px-3 py-2 text-[17px]"
        />
        {wrong === 'words' && (
          <p role="alert" className="text-over">
            {t('wordsWrong')}
          </p>
        )}
      </div>
      <label className="flex min-h-12 items-start gap-3 py-2">
        <input type="checkbox" name="complaint" className="mt-1 size-5 shrink-0 accent-(--accent)" />
        <span>
          {t('complaint')}
          <span className="block text-base text-ink-2">{t('complaintHint')}</span>
        </span>
      </label>
      <button type="submit" className="min-h-12 w-full rounded bg-accent px-5 font-medium text-accent-ink">
        {t('send')}
      </button>
      <p className="text-base text-ink-2">{t('once')}</p>
    </form>
  )
}

/** One column a worried reader reads once: who asks, about which day, five answers, a few words. Works without a script. */
export function RatingSheet({ token, page, wrong, locale }: Props) {
  const t = useTranslations('upkeep.rating')
  const company = locale === 'en' ? page.company.nameEn : page.company.name
  return (
    <main className="mx-auto max-w-[34rem] space-y-5 px-5 py-8 text-[17px] leading-7">
      <p className="text-base text-ink-2">{company}</p>
      <h1 className="text-2xl font-medium">{t('title')}</h1>
      {page.state === 'open' ? (
        <>
          <p>{t('about', { day: page.visitedOn })}</p>
          <RateForm token={token} wrong={wrong} />
        </>
      ) : (
        <p role="status">{t(page.state)}</p>
      )}
      <p className="border-t border-line pt-4">
        {t('call')}{' '}
        <a href={`tel:${page.hotline}`} className="text-accent underline">
          {page.hotline}
        </a>
      </p>
    </main>
  )
}
