import type { Paper } from '@/lib/kernel/paper'

const DATE = /(\d{4}-\d{2}-\d{2})/

/** A text whose dates stay on one line. */
function Dated({ text }: { text: string }) {
  return text.split(DATE).map((part, at) =>
    at % 2 === 1 ? (
      // the same date may stand there twice
      <span key={`${at} ${part}`} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  )
}

const cell = 'border border-paper-ink px-2 py-1'

/** A sheet on the screen as it comes out of the printer: dark on white in every theme. */
export function PaperSheet({ paper }: { paper: Paper }) {
  const { table } = paper
  return (
    <article className="break-after-page border border-line bg-paper p-6 text-paper-ink print:border-0">
      <h2 className="text-lg">
        {paper.company} · {paper.title}
      </h2>
      <p className="mb-3 text-sm">{paper.number}</p>
      <dl>
        {paper.pairs.map(([label, value]) => (
          <div key={label} className="flex gap-3">
            <dt className="w-20 shrink-0">{label}</dt>
            <dd>
              <Dated text={value} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="my-3 space-y-2">
        {paper.text?.map((text) => (
          <p key={text}>
            <Dated text={text} />
          </p>
        ))}
      </div>
      {table && (
        <div className="overflow-x-auto">
          <table className="w-full border-collapse text-left text-sm">
            <thead>
              <tr>
                {table.columns.map(({ title, right }) => (
                  <th key={title} className={right ? `${cell} text-right` : cell}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.join()}>
                  {row.map((text, i) => (
                    <td key={table.columns[i]!.title} className={table.columns[i]!.right ? `${cell} text-right` : cell}>
                      <Dated text={text} />
                    </td>
                  ))}
                </tr>
              ))}
              {table.total && (
                <tr className="font-medium">
                  <td colSpan={table.columns.length - 1} className={cell}>
                    {table.total[0]}
                  </td>
                  <td className={`${cell} text-right`}>{table.total[1]}</td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
      )}
      <p className="mt-6 flex justify-between gap-4 text-sm">
        <span>{paper.left}</span>
        <span className="pr-16">{paper.right}</span>
      </p>
    </article>
  )
}
