import { Mark } from './Mark.tsx'

/** The foot of every page: what this is, on what terms, in which zone times are told. */
export function Footer({ name, title, files }: { name: string; title: string; files?: string[] | undefined }) {
  return (
    <footer class="footer">
      <div class="frame-width footer-row">
        <Mark />
        <div class="footer-words">
          <p>
            <strong>{name}</strong> is run by its own members on Hearth, an open home for communities of practice.
          </p>
          <p>
            Words here are free for all to use (CC0), code under the MIT licence. Times are shown in UK time unless they say
            otherwise.
          </p>
        </div>
        <nav aria-label="About this site">
          <ul class="footer-links">
            <li>
              <a href="/conduct">Code of conduct</a>
            </li>
            <li>
              <a href="/spaces">Spaces</a>
            </li>
            <li>
              <a href="/search">Search</a>
            </li>
            <li>
              <a href="/run">Running code</a>
            </li>
            <li>
              <a href="/licences">Licences</a>
            </li>
            <li>
              <a href="/api">For programs</a>
            </li>
          </ul>
        </nav>
      </div>
      {files && files.length > 0 && (
        <p class="frame-width footer-files">
          Files behind “{title}”:{' '}
          {files.map((file) => (
            <code key={file}>{file} </code>
          ))}
        </p>
      )}
    </footer>
  )
}
