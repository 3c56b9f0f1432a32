#---- book send name
from multiprocessing import *
import time

def greet(q):
    print("(child process) Waiting for name...")
    name = q.get()
    print("(child process) Well, hi", name)

def sendName():
    q = Queue()

    p1 = Process(target=greet, args=(q,))
    p1.start()

    time.sleep(0.3) # wait
    print("(parent process) Ok, I'll send the name")
    q.put("Jimmy")

sendName()
#---- book greet2 five names
from multiprocessing import *

def greet2(q):
    for i in range(5):
        print("(child process) Waiting for name", i + 1)
        name = q.get()
        print("(child process) Well, hi " + name)
    q2 = q

def sendName2():
    q = Queue()
    for name in ["Jimmy", "Rosa", "Kim", "Ali", "Zoe"]:
        q.put(name)
    p1 = Process(target=greet2, args=(q,))
    p1.start()
    p1.join()
    print("(parent process) all sent")

if __name__ == '__main__':
    sendName2()
#---- greet3 with sentinel
from multiprocessing import Process, Queue

def greet3(q):
    name = q.get()
    count = 0
    while name != None:
        print("Well, hi", name)
        count = count + 1
        name = q.get()
    print("Greeted", count, "people")

def sendName3():
    q = Queue()
    p = Process(target=greet3, args=[q])
    p.start()
    names = ["Ann", "Bob", "Cid"]
    for n in names:
        q.put(n)
    q.put(None)
    p.join()
    print("done")

sendName3()
#---- hello from child
import multiprocessing

def sayHi():
    print("Hi from process", multiprocessing.current_process().name)

def main():
    p = multiprocessing.Process(target=sayHi)
    p.start()
    p.join()
    print("Hi from process", multiprocessing.current_process().name)

main()
#---- say hi to with args
from multiprocessing import *

def sayHi2(n):
    print("Hi", n, "from process", current_process().name)

def manyGreetings():
    print("Hi from process", current_process().name, "(main process)")
    name = "Jimmy"
    p1 = Process(target=sayHi2, args=(name,))
    p2 = Process(target=sayHi2, args=(name,))
    p3 = Process(target=sayHi2, args=(name,))
    p1.start()
    p1.join()
    p2.start()
    p2.join()
    p3.start()
    p3.join()

if __name__ == "__main__":
    manyGreetings()
#---- many processes names with input
# stdin: Lena\n3\n
from multiprocessing import Process, current_process

def sayHi(name):
    print("Hi", name, "from process", current_process().name)

def main():
    name = input("Enter your name: ")
    count = int(input("How many greetings? "))
    print()
    for i in range(count):
        p = Process(target=sayHi, args=(name,))
        p.start()
        p.join()

main()
#---- anonymous start
from multiprocessing import *
import time

def sayHi3(personName):
    print("Hi %s from process %s" % (personName, current_process().name))

def manyGreetings3():
    print("Hi from process %s (main process)" % current_process().name)
    name = "Jimmy"
    for i in range(4):
        Process(target=sayHi3, args=(name,)).start()
        time.sleep(0.15)

manyGreetings3()
#---- names given by hand
import multiprocessing as mp

def greet(who):
    print("%s says hello to %s" % (mp.current_process().name, who))

proc = mp.Process(target=greet, args=("Maria",), name="Greeter")
print(proc.name)
proc.start()
proc.join()
proc.name = "Old greeter"
print(proc.name)
#---- parent waits then goes on
from multiprocessing import Process
from time import sleep

def add(a, b):
    print(a, "+", b, "=", a + b)

def main():
    p = Process(target=add, args=(2, 3))
    p.start()
    sleep(0.2)
    print("parent is awake")
    p.join()
    print("child has finished:", not p.is_alive())

main()
#---- greet back and forth
from multiprocessing import Process, Queue

def child(inbox, outbox):
    name = inbox.get()
    outbox.put("Hello, " + name + "!")
    age = inbox.get()
    outbox.put("You will be " + str(age + 1) + " next year.")

def main():
    toChild = Queue()
    fromChild = Queue()
    p = Process(target=child, args=(toChild, fromChild))
    p.start()
    toChild.put("Ines")
    print(fromChild.get())
    toChild.put(20)
    print(fromChild.get())
    p.join()

main()
#---- deutsch gruss
# -*- coding: utf-8 -*-
from multiprocessing import Process, Queue

# Begrüßt alle Namen aus der Warteschlange
def begruesse(schlange):
    while True:
        name = schlange.get()
        if name == "":
            break
        print(f"Grüß Gott, {name}!")
    print("Tschüss!")

def haupt():
    schlange = Queue()
    prozess = Process(target=begruesse, args=(schlange,))
    prozess.start()
    for name in ("Jürgen", "Änne", "Søren"):
        schlange.put(name)
    schlange.put("")
    prozess.join()
    print("Der Prozess ist fertig, Endcode", prozess.exitcode)

haupt()
#---- espanol saludo
from multiprocessing import Process, Queue

def saludar(cola):
    """Recibe un nombre y lo saluda."""
    nombre = cola.get()
    print("¡Hola, {}! ¿Qué tal?".format(nombre))

def principal():
    cola = Queue()
    hijo = Process(target=saludar, args=(cola,))
    hijo.start()
    cola.put("Íñigo")
    hijo.join()
    print("El proceso hijo terminó")

if __name__ == '__main__':
    principal()
#---- francais salut
from multiprocessing import *

def saluer(file_attente):
    # attend un prénom puis salue
    prenom = file_attente.get()
    print("Enchanté,", prenom, sep=" ", end=" !\n")

file_attente = Queue()
p = Process(target=saluer, args=(file_attente,))
p.start()
file_attente.put("François")
p.join()
print("Terminé")
#---- globals are copies
from multiprocessing import *

counter = 0
names = []

def change():
    global counter
    counter = counter + 10
    names.append("child")
    print("in child:", counter, names)

p = Process(target=change)
p.start()
p.join()
print("in parent:", counter, names)
#---- argument list is a copy
from multiprocessing import Process

def addItem(lst):
    lst.append(99)
    print("child sees", lst)

def main():
    numbers = [1, 2, 3]
    p = Process(target=addItem, args=(numbers,))
    p.start()
    p.join()
    print("parent sees", numbers)

main()
#---- return value is lost
from multiprocessing import Process

def square(x):
    return x * x

p = Process(target=square, args=(7,))
p.start()
result = p.join()
print("join returned", result)
print("exitcode", p.exitcode)
#---- call instead of target
from multiprocessing import Process, current_process

def work():
    print("working in", current_process().name)

p = Process(target=work())
p.start()
p.join()
print("exit code", p.exitcode)
#---- string as args
from multiprocessing import Process

def show(a, b, c):
    print(c, b, a)

p = Process(target=show, args=("abc"))
p.start()
p.join()
#---- name clash string of one letter
from multiprocessing import Process

def hi(letter):
    print("letter", letter)

for ch in "xyz":
    p = Process(target=hi, args=(ch))
    p.start()
    p.join()
