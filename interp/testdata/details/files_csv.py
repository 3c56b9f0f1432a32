#---- csv by hand
import csv
with open("people.csv", "w", newline="") as f:
    w = csv.writer(f)
    print(w.writerow(["name", "age", "city"]))
    w.writerow(["Ann, \"A\"", 30, None])
    w.writerow(["Bob\nB", 2.5, True])
    w.writerow([])
    w.writerow([""])
    w.writerows([(1, 2), "ab", range(3)])
print(repr(open("people.csv", newline="").read()))
with open("people.csv", newline="") as f:
    r = csv.reader(f)
    print(next(r))
    for row in r:
        print(r.line_num, row)
#---- DictReader and DictWriter
import csv
rows = [{"name": "Ann", "mark": 1}, {"name": "Bob", "mark": 2.5}, {"name": "Cy"}]
with open("marks.csv", "w", newline="") as f:
    w = csv.DictWriter(f, fieldnames=["name", "mark"], restval="-")
    print(w.writeheader())
    w.writerows(rows)
    try:
        w.writerow({"name": "D", "x": 1})
    except ValueError as e:
        print(e)
with open("marks.csv", newline="") as f:
    r = csv.DictReader(f)
    print(r.fieldnames, r.line_num)
    for row in r:
        print(row, row["name"])
    print(r.line_num)
with open("more.csv", "w") as f:
    f.write("a,b\n1\n\n1,2,3,4\n")
with open("more.csv") as f:
    print(list(csv.DictReader(f)))
with open("more.csv") as f:
    print(list(csv.DictReader(f, ["x", "y", "z"], restkey="rest", restval="none", delimiter=",")))
print(list(csv.DictReader([])), list(csv.DictReader(["a;b", "1;2"], delimiter=";")))
import io
out = io.StringIO()
w = csv.DictWriter(out, ["b", "a"], extrasaction="ignore", lineterminator="\n", quoting=csv.QUOTE_ALL)
w.writeheader()
w.writerow({"a": 1, "b": 2, "c": 3})
print(out.getvalue())
#---- dialects and quoting
import csv, io
lines = ['a,b c,"d ""e"" f"', "'x,y',z", ' 1, "2" ,3', 'tab\there', '"unfinished', 'line", end', 'a""b,"c"d', '""', '"",', ',']
def show(**kw):
    try:
        for row in csv.reader(lines, **kw):
            print(row)
    except Exception as e:
        print(type(e).__name__, e)
show()
show(delimiter="\t")
show(quotechar="'")
show(skipinitialspace=True)
show(quoting=csv.QUOTE_NONE)
show(doublequote=False, escapechar='"')
show(strict=True)
show(delimiter=";;")
show(delimiter=5)
show(quoting=17)
show(nope=1)
show(dialect="excel-tab")
show(dialect="unheard")
def write(row, **kw):
    out = io.StringIO()
    try:
        csv.writer(out, **kw).writerow(row)
        print(repr(out.getvalue()))
    except Exception as e:
        print(type(e).__name__, e)
row = ["plain", 'with "quotes"', "a,b", "two\nlines", 5, 2.5, None, "", " space", "it's", "semi;colon", 1e20]
for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE):
    write(row, quoting=quoting)
    write(row, quoting=quoting, escapechar="\\")
write(row, delimiter=";", quotechar="'", lineterminator="\n")
write(row, doublequote=False, escapechar="\\")
write(row, doublequote=False)
write(row, dialect="unix")
write(row, dialect=csv.excel_tab)
write([""], quoting=csv.QUOTE_NONE)
write(5)
write(["a\\b"], escapechar="\\")
print(list(csv.reader(['1,"2",x', '3.5,"a"'][1:], quoting=csv.QUOTE_NONNUMERIC)))
try:
    print(list(csv.reader(['1,x'], quoting=csv.QUOTE_NONNUMERIC)))
except ValueError as e:
    print(e)
class semi(csv.excel):
    delimiter = ";"
write(["a", "b;c"], dialect=semi)
csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_ALL)
write(["a", "b"], dialect="pipes")
print(sorted(csv.list_dialects()), csv.get_dialect("pipes").delimiter)
try:
    csv.reader(5)
except TypeError as e:
    print(e)
try:
    csv.writer(5)
except TypeError as e:
    print(e)
try:
    next(csv.reader([b"a,b"]))
except csv.Error as e:
    print(e)
try:
    list(csv.reader(["a\rb"]))
except csv.Error as e:
    print(e)
try:
    csv.DictWriter(io.StringIO())
except TypeError as e:
    print(e)
#---- results of workers in one file
import csv
from multiprocessing import Pool
def square(n):
    return n, n * n
if __name__ == "__main__":
    with Pool(3) as pool, open("squares.csv", "w", newline="") as f:
        w = csv.writer(f)
        w.writerow(("n", "square"))
        w.writerows(pool.map(square, range(5)))
    with open("squares.csv", newline="") as f:
        print(sum(int(row["square"]) for row in csv.DictReader(f)))
