// What Python itself does with a block: runs it, shows what its last line is worth, and says errors with their line.

/** Rows of a data frame that travel to the page. */
const MOST_ROWS = 200
const MOST_COLUMNS = 50

/** Defines _hearth_run(code, tell, picture) and _hearth_session(). */
export const pythonCode = String.raw`
import ast as _ast, json as _json, sys as _sys, traceback as _traceback, warnings as _warnings
from pyodide.code import eval_code_async as _eval_code_async

_hearth_globals = {'__name__': '__main__', '__builtins__': __builtins__}

def _hearth_table(value):
    shown = value.iloc[:${MOST_ROWS}, :${MOST_COLUMNS}]
    if not (type(shown.index).__name__ == 'RangeIndex'):
        shown = shown.reset_index()
    kinds = {'i': 'whole number', 'u': 'whole number', 'f': 'number', 'b': 'true or false', 'M': 'date and time', 'm': 'duration', 'O': 'text', 'U': 'text', 'T': 'text'}
    columns, cells = [], []
    for at, name in enumerate(shown.columns):
        column = shown.iloc[:, at]
        kind = getattr(column.dtype, 'kind', 'O')
        columns.append({'name': str(name), 'type': kinds.get(kind, str(column.dtype)), 'isNumber': kind in 'iuf'})
        cells.append([None if missing else (f'{one:.7g}' if kind == 'f' else str(one)) for one, missing in zip(column.tolist(), column.isna().tolist())])
    return {'kind': 'table', 'columns': columns, 'rows': [list(row) for row in zip(*cells)], 'count': len(value)}

def _hearth_is_table(value):
    return hasattr(value, 'iloc') and hasattr(value, 'columns') and hasattr(value, 'reset_index')

def _hearth_plots(picture):
    if 'matplotlib.pyplot' not in _sys.modules:
        return
    import io
    plt = _sys.modules['matplotlib.pyplot']
    for number in plt.get_fignums():
        kept = io.BytesIO()
        plt.figure(number).savefig(kept, format='png', dpi=110)
        picture(kept.getvalue())
    plt.close('all')

def _hearth_line(error):
    lines = [frame.lineno for frame in _traceback.extract_tb(error.__traceback__) if frame.filename == '<block>']
    return lines[-1] if lines else getattr(error, 'lineno', None)

async def _hearth_run(code, tell, picture):
    say = lambda **part: tell(_json.dumps(part))
    def warned(message, category, filename, lineno, file=None, line=None):
        say(kind='warning', text=f'{category.__name__}: {message}', **({'line': lineno} if filename == '<block>' else {}))
    _warnings.showwarning = warned
    try:
        value = await _eval_code_async(code, _hearth_globals, filename='<block>')
        if _hearth_is_table(value):
            tell(_json.dumps(_hearth_table(value)))
        elif value is not None:
            print(repr(value))
    except BaseException as error:
        missing = {}
        if isinstance(error, ModuleNotFoundError) and error.name:
            missing = {'missing': {'package': error.name.split('.')[0]}}
        elif isinstance(error, NameError) and getattr(error, 'name', None):
            missing = {'missing': {'object': error.name}}
        line = _hearth_line(error)
        words = error.msg if isinstance(error, SyntaxError) else str(error)
        say(kind='error', text=f'{type(error).__name__}: {words}', **({'line': line} if line else {}), **missing)
    finally:
        _sys.stdout.flush()
        _sys.stderr.flush()
        _hearth_plots(picture)

def _hearth_session():
    lines = [f'Python {_sys.version.split()[0]}', f'Platform: {_sys.platform}, Pyodide {_sys.modules["pyodide"].__version__}']
    loaded = sorted(name for name, module in list(_sys.modules.items()) if '.' not in name and not name.startswith('_') and getattr(module, '__version__', None))
    lines += [f'{name} {_sys.modules[name].__version__}' for name in loaded if isinstance(_sys.modules[name].__version__, str)]
    return '\n'.join(lines)

import os as _os
_os.environ['MPLBACKEND'] = 'agg'
`
