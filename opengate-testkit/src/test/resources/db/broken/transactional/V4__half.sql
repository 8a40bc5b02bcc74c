create table half (id uuid primary key);
insert into nowhere values (1);
