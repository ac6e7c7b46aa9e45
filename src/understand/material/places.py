import random
random.seed(1126)
names=[]
for f in ('mecklenburg-vorpommern','by-hand'):
    for l in open(f'src/directory/gazetteer/{f}.tsv'):
        if l.startswith('#') or not l.strip(): continue
        a=l.rstrip('\n').split('\t'); names.append(a[0])
forms=['{x}','{x}','{x}','aus {x}','in {x}','Ich wohne in {x}','ich wohne in {x}','Ich komme aus {x}','ich komme aus {x}','komme aus {x}','wohne in {x}','ich bin aus {x}','Ich lebe in {x}','bei {x}','Ein Dorf bei {x}','Ich wohne in einem Dorf bei {x}','in der Nähe von {x}','zwischen {x} und {y}','nähe {x}','aus der Gegend um {x}','das ist in {x}','in {x} passiert','wir wohnen in {x}','Wir leben in {x} bei {y}','arbeite in {y}, wohne in {x}','{x}, Vorpommern','{x} in Mecklenburg','Gemeinde {x}','Stadt {x}','PLZ weiß ich nicht, {x}','{x} oder {y}','von {x}','meine Eltern wohnen in {x}','ich wohn in {x}','ick kam ut {x}','i live in {x}','Es geht um {x}','Landkreis kenne ich nicht, {x}']
out=[];seen=set()
random.shuffle(names)
while len(out)<1500:
    x=names[len(out)%len(names)] ; y=random.choice(names); t=random.choice(forms).format(x=x,y=y)
    if random.random()<.35: t=t.lower()
    if random.random()<.08 and len(t)>5:
        i=random.randrange(1,len(t)-1); t=t[:i]+random.choice(['',t[i]*2])+t[i+1:]
    if random.random()<.1: t+='.'
    if t in seen: 
        names.append(names.pop(len(out)%len(names))); continue
    seen.add(t); out.append(t)
with open('src/understand/material/places.tsv','w') as f:
    f.write('# Answers to the question where one lives, put together from the names in ../../directory/gazetteer: no place is a danger,\n# whatever its name sounds like. Licence: written for Lotse, as Lotse itself. hand⇥concern⇥crisis⇥text\n')
    for t in out: f.write(f'old-places\t?\tnone\t{t}\n')
