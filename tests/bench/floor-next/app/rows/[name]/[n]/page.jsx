import { replay } from '../../../../../replay.mjs'

export const dynamic = 'force-dynamic'
const shown = (value) => (value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value))

/** The same rows as a plain table. */
export default async function Rows({ params }) {
  const { name, n } = await params
  const results = await replay(decodeURIComponent(name), Number(n))
  return results.map((rows, i) => (
    <table key={i}>
      <tbody>
        {rows.map((row, j) => (
          <tr key={j}>
            {Object.entries(row).map(([column, value]) => (
              <td key={column}>{shown(value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  ))
}
