// What R itself does with a block: one expression after the other, printed as at its own prompt. Data frames, warnings and errors
// leave as marked lines of JSON in between, so that everything keeps its order.

/** Lines that begin with this are for us; a person's code may forge them, and then shows a table of its own making. */
export const MARK = '\u0002hearth'

/** Rows of a data frame that travel to the page. */
const MOST_ROWS = 200
const MOST_COLUMNS = 50

/** Defines `.hearth` in R: run(file, number) runs a block and says when it has ended, session() says sessionInfo() as text. */
export const rCode = String.raw`
.hearth <- local({
  text <- function(x) {
    x <- enc2utf8(as.character(x))
    x <- gsub('\\', '\\\\', x, fixed = TRUE)
    x <- gsub('"', '\\"', x, fixed = TRUE)
    x <- gsub('\n', '\\n', x, fixed = TRUE)
    x <- gsub('\r', '\\r', x, fixed = TRUE)
    x <- gsub('\t', '\\t', x, fixed = TRUE)
    x <- gsub('[[:cntrl:]]', ' ', x)
    as.character(ifelse(is.na(x), 'null', paste0('"', x, '"')))
  }
  say <- function(...) cat('\u0002hearth', ..., '\n', sep = '')
  type <- function(x) {
    if (is.factor(x)) 'factor' else if (inherits(x, 'Date')) 'date' else if (inherits(x, 'POSIXct')) 'date and time'
    else if (is.list(x)) 'list' else switch(typeof(x), double = 'number', integer = 'whole number', character = 'text', logical = 'true or false', typeof(x))
  }
  column <- function(x) {
    if (is.list(x)) vapply(x, function(one) paste(format(one), collapse = ', '), '')
    else if (is.factor(x)) as.character(x)
    else if (is.double(x) && is.null(attr(x, 'class'))) ifelse(is.na(x) & !is.nan(x), NA, vapply(x, function(one) format(one, digits = 7), ''))
    else as.character(x)
  }
  table <- function(x) {
    count <- nrow(x)
    x <- as.data.frame(x)
    row_names <- attr(x, 'row.names')
    x <- x[seq_len(min(count, ${MOST_ROWS})), seq_len(min(ncol(x), ${MOST_COLUMNS})), drop = FALSE]
    if (is.character(row_names)) x <- cbind(' ' = rownames(x), x)
    columns <- paste0('{"name":', text(names(x)), ',"type":', text(vapply(x, type, '')), ',"isNumber":', ifelse(vapply(x, is.numeric, NA), 'true', 'false'), '}', collapse = ',')
    cells <- vapply(seq_along(x), function(at) text(column(x[[at]])), character(nrow(x)))
    if (nrow(x) == 1) cells <- matrix(cells, 1)
    rows <- if (nrow(x) == 0) '' else paste0('[', apply(cells, 1, paste, collapse = ','), ']', collapse = ',')
    say('{"kind":"table","columns":[', columns, '],"rows":[', rows, '],"count":', count, '}')
  }
  show <- function(value) {
    if (is.data.frame(value) && ncol(value) > 0) table(value)
    else if (isS4(value)) methods::show(value)
    else print(value)
  }
  condition <- function(kind, words, line, more = '') {
    say('{"kind":"', kind, '","text":', text(words), if (!is.null(line)) paste0(',"line":', line), more, '}')
  }
  words <- function(error) {
    call <- conditionCall(error)
    call <- if (is.null(call) || identical(call[[1]], quote(eval)) || identical(call[[1]], quote(withVisible))) NULL else deparse(call, nlines = 1)[1]
    paste0(if (!is.null(call)) paste0('in ', call, ': '), conditionMessage(error))
  }
  missing <- function(error) {
    message <- conditionMessage(error)
    package <- if (inherits(error, 'packageNotFoundError')) error$package else NULL
    object <- if (grepl("^(object|could not find function) ", message)) gsub('^[^\'"\u2018\u201c]*[\'"\u2018\u201c]([^\'"\u2019\u201d]*)[\'"\u2019\u201d].*$', '\\1', message)
    if (!is.null(package)) paste0(',"missing":{"package":', text(package), '}')
    else if (!is.null(object)) paste0(',"missing":{"object":', text(object), '}')
    else ''
  }
  run <- function(file, number) {
    on.exit(say('end', number))
    code <- readLines(file, warn = FALSE, encoding = 'UTF-8')
    parsed <- tryCatch(parse(text = code, keep.source = TRUE, encoding = 'UTF-8'), error = function(error) error)
    if (inherits(parsed, 'error')) {
      message <- sub('^<text>:', '', conditionMessage(parsed))
      line <- suppressWarnings(as.integer(sub('^([0-9]+):.*$', '\\1', message)))
      condition('error', sub('^[0-9]+:[0-9]+: ', '', message), if (!is.na(line[1])) line[1])
      return(invisible())
    }
    lines <- attr(parsed, 'srcref')
    for (at in seq_along(parsed)) {
      line <- if (is.null(lines)) NULL else as.integer(lines[[at]])[1]
      failed <- FALSE
      tryCatch(withCallingHandlers({
        result <- withVisible(eval(parsed[[at]], globalenv()))
        if (result$visible) show(result$value)
      }, warning = function(w) {
        condition('warning', words(w), line)
        tryInvokeRestart('muffleWarning')
      }, message = function(m) {
        condition('message', sub('\n$', '', conditionMessage(m)), line)
        tryInvokeRestart('muffleMessage')
      }), error = function(error) {
        failed <<- TRUE
        condition('error', words(error), line, missing(error))
      })
      if (failed) return(invisible())
    }
    invisible()
  }
  session <- function() paste(utils::capture.output(print(utils::sessionInfo(), locale = FALSE)), collapse = '\n')
  list(run = run, session = session)
})
`
