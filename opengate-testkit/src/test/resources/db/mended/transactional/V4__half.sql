create table half (id uuid primary key);
