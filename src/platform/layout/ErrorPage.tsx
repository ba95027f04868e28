/** What is shown for a refusal or a bug: a heading, the sentence, and a way on. */
export function ErrorPage({ status, message }: { status: number; message: string }) {
  return (
    <div class="narrow">
      <h1>{status === 404 ? 'Nothing here' : status >= 500 ? 'Something broke' : 'That did not work'}</h1>
      <p>{message}</p>
      <p>
        <a class="button" href="/">
          Go to the home page
        </a>
      </p>
    </div>
  )
}
