// Handing a mail to the mail server of SMTP_URL.
import { createTransport, type SendMailOptions } from 'nodemailer'
import { errorCode, errorText } from '../errors.ts'

// A server that answers takes a second; one that hangs must not hold a job. All of these can be set in SMTP_URL, such as
// smtps://user:secret@mail.example.org?socketTimeout=60000.
const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 20_000, dnsTimeout: 10_000 }
/** The longest that one try may take, also with a server that sends a letter a second. */
const WHOLE_TRY_MS = 90_000

/** `forGood`: the server refuses this mail and will refuse it again. `says` are its words, or what went wrong on the way to it. */
export type Failure = { forGood: boolean; says: string }

/** Sends one mail; gives back what went wrong, or undefined once the server has taken it. Never throws. */
export async function sendBySmtp(smtpUrl: string, message: SendMailOptions): Promise<Failure | undefined> {
  let timer: NodeJS.Timeout | undefined
  try {
    const transport = createTransport({ ...TIMEOUTS, requireTLS: needsEncryption(smtpUrl), url: smtpUrl })
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('The mail server took too long.')), WHOLE_TRY_MS)
    })
    await Promise.race([transport.sendMail(message), tooLong])
    return undefined
  } catch (error) {
    return failureOf(error)
  } finally {
    clearTimeout(timer)
  }
}

/** A password never goes out unencrypted, but to this very machine. */
function needsEncryption(smtpUrl: string): boolean {
  const { username, hostname, protocol } = new URL(smtpUrl)
  return protocol === 'smtp:' && username !== '' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

type SmtpError = { responseCode?: number; command?: string; response?: string }

/** Only a "no" to this recipient or to these words is for good: a wrong password or sender is mended, and then all mails go out. */
function failureOf(error: unknown): Failure {
  const { responseCode = 0, command = '', response } = error as SmtpError
  const forGood = responseCode >= 500 && responseCode < 600 && ['RCPT TO', 'DATA'].includes(command)
  return { forGood, says: response ?? sentenceOf(error) }
}

const sentences: [RegExp, string][] = [
  [/ECONNREFUSED/, 'Nothing answers at the address of the mail server.'],
  [/ENOTFOUND|EAI_AGAIN|EDNS/, 'The name of the mail server is not known.'],
  [/ETIMEDOUT/, 'The mail server did not answer in time.'],
  [/EAUTH/, 'The mail server did not take the name and the password in SMTP_URL.'],
]

/** nodemailer puts the system's code into the message and one of its own beside it. */
function sentenceOf(error: unknown): string {
  const all = `${errorCode(error)} ${errorText(error)}`
  return sentences.find(([about]) => about.test(all))?.[1] ?? errorText(error)
}
