package com.acme.stock;

sealed interface Item permits Bulk, Thing {}
