package com.acme.clashes;

record Duration(int days) {}
